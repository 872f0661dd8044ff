import type { ErrorGroup } from '../../../../engine/model/error-group.ts';
import { markup } from '../../../markup.ts';
import { count } from '../../../words/digits.ts';
import { errorTotal } from '../../../words/errors.ts';
import { duration } from '../../../words/quantity.ts';
import { type SectionMaker, say } from '../section.ts';
import { breakable, table } from '../table.ts';

/** Failures in groups, most frequent first, each with an example to repeat. */
export const errors: SectionMaker = (report) => {
  if (report.errors.length === 0) {
    return report.load.requests === 0 ? null : { title: 'Errors', content: say('No request failed and no check failed.') };
  }
  const began = Date.parse(report.run.loadStartedAt ?? report.run.startedAt);
  const at = (unixMs: number): string => duration(Math.max(0, Math.round((unixMs - began) / 1000)));
  return {
    title: 'Errors',
    content: markup`${say(`${errorTotal(report.errors)}.`)}${table<ErrorGroup>(
      'Errors in groups',
      [
        { title: 'What', cell: ({ name, check }) => (check === undefined ? breakable(name) : `check “${check}”`) },
        { title: 'Times', number: true, cell: (group) => count(group.count) },
        {
          title: 'Message',
          cell: ({ message, examples }) =>
            markup`${message}${examples.length > 0 && markup`<details><summary>Example</summary>${examples.slice(0, 3).map((example) => markup`<pre>${example}</pre>`)}</details>`}`,
        },
        { title: 'Status', number: true, cell: ({ status }) => (status === 0 ? null : String(status)) },
        { title: 'k6 code', number: true, cell: ({ code }) => (code === 0 ? null : String(code)) },
        { title: 'Journey', cell: ({ scenario }) => (scenario === '' ? null : scenario) },
        { title: 'First', number: true, cell: ({ firstAt }) => at(firstAt) },
        { title: 'Last', number: true, cell: ({ lastAt }) => at(lastAt) },
      ],
      [...report.errors].sort((a, b) => b.count - a.count),
    )}`,
  };
};
