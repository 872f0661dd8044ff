import { expect, it } from 'vitest';
import { comparisonMarkdown } from '../../../reports/formats/markdown/comparison.ts';
import { change, comparison, reason } from '../campaign/builders.ts';

const runs = comparison({ mode: 'runs', base: ['a'], head: ['b'], verdict: 'inconclusive', reasons: [reason('single-runs')], rule: null });
const slower = change({ head: 260, verdict: 'inconclusive', endpoint: 'GET /a|b', reasons: [reason('single-runs')] });

it('tells the sentence, both runs, and each change in the order it is given', () => {
  const text = comparisonMarkdown({ ...runs, changes: [slower, change()] }, [change(), slower]);
  expect(text).toMatch(/^\*\*Against a: cannot tell yet/);
  expect(text).toContain('Base `a`, head `b`');
  const rows = text.split('\n').filter((line) => /^\| .*(inconclusive|unchanged)/.test(line));
  expect(rows.map((row) => /unchanged/.test(row))).toEqual([true, false]);
});

it('keeps a name from ending its cell', () => {
  const text = comparisonMarkdown({ ...runs, changes: [slower] });
  expect(text).toContain('GET /a&#124;b');
});

it('names the hard key that forbids it, and shows no change', () => {
  const differences = [{ key: 'scenario', base: 'a'.repeat(64), head: 'b'.repeat(64), hard: true }];
  const text = comparisonMarkdown({ ...runs, verdict: 'invalid', differences });
  expect(text).toMatch(/^\*\*Nothing is compared, since scenario/);
  expect(text).toContain('`aaaaaaaaaaaa…`');
  expect(text).not.toContain('Detectable');
});
