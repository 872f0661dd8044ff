import type { ErrorGroup } from '../../../../../engine/model/error-group.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { errorTotal } from '../../../../../reports/words/errors.ts';
import { duration } from '../../../../../reports/words/quantity.ts';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

const columns = (began: number): Column<ErrorGroup>[] => {
  const secondOf = (unixMs: number): number => Math.max(0, Math.round((unixMs - began) / 1000));
  return [
    { id: 'what', title: 'What', value: ({ name, check }) => (check === undefined ? name : `check “${check}”`) },
    { id: 'times', title: 'Times', number: true, value: (group) => group.count, show: (group) => count(group.count) },
    { id: 'message', title: 'Message', value: ({ message }) => message, show: ({ message }) => <span className="run-why">{message}</span> },
    { id: 'status', title: 'Status', number: true, value: ({ status }) => status || null },
    { id: 'code', title: 'k6 code', number: true, value: ({ code }) => code || null },
    { id: 'journey', title: 'Journey', value: ({ scenario }) => scenario || null },
    {
      id: 'first',
      title: 'First',
      number: true,
      value: ({ firstAt }) => secondOf(firstAt),
      show: ({ firstAt }) => duration(secondOf(firstAt)),
    },
    { id: 'last', title: 'Last', number: true, value: ({ lastAt }) => secondOf(lastAt), show: ({ lastAt }) => duration(secondOf(lastAt)) },
  ];
};

/** Failures in groups, most frequent first, and what repeats each of them. */
export function Errors({ opened: { report } }: PartProperties) {
  if (report.errors.length === 0) return <p>No request failed and no check failed.</p>;
  const began = Date.parse(report.run.loadStartedAt ?? report.run.startedAt);
  const rows = [...report.errors].sort((a, b) => b.count - a.count);
  const shown = rows.filter(({ examples }) => examples.length > 0);
  return (
    <>
      <p>{errorTotal(report.errors)}.</p>
      <DataTable id="errors" title="Errors in groups" rowKey={({ fingerprint }) => fingerprint} rows={rows} columns={columns(began)} />
      {shown.length > 0 && (
        <details open={shown.length <= 3}>
          <summary>Examples to repeat</summary>
          {shown.map(({ fingerprint, name, check, message, examples }) => (
            <div key={fingerprint} className="run-example">
              <p>
                <b>{check === undefined ? name : `check “${check}”`}</b> <span className="soft">{message}</span>
              </p>
              {[...new Set(examples.slice(0, 3))].map((example) => (
                <pre key={example}>{example}</pre>
              ))}
            </div>
          ))}
        </details>
      )}
    </>
  );
}
