import type { Report } from '../../../../../engine/model/report.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { count, counted } from '../../../../../reports/words/digits.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

type Check = Report['checks'][number];
const share = ({ passed, failed }: Check): number | null => (passed + failed === 0 ? null : passed / (passed + failed));

const columns: readonly Column<Check>[] = [
  { id: 'check', title: 'Check', value: ({ name }) => name },
  { id: 'journey', title: 'Journey', value: ({ journey }) => journey },
  { id: 'passed', title: 'Passed', number: true, value: ({ passed }) => passed, show: ({ passed }) => count(passed) },
  { id: 'failed', title: 'Failed', number: true, value: ({ failed }) => failed, show: ({ failed }) => count(failed) },
  { id: 'share', title: 'Share passed', number: true, value: share, show: (check) => bound(quantity(share(check), 'fraction')) },
];

/** What answers were checked for, those that failed first. */
export function Checks({ opened: { report } }: PartProperties) {
  const rows = [...report.checks].sort((a, b) => b.failed - a.failed);
  const failed = rows.filter((check) => check.failed > 0).length;
  return (
    <>
      <p>{failed === 0 ? 'Every answer was as it should be.' : `${counted(failed, 'check')} of ${count(rows.length)} failed at times.`}</p>
      <DataTable id="checks" title="Checks" rowKey={({ name, journey }) => `${journey} ${name}`} rows={rows} columns={[...columns]} />
    </>
  );
}
