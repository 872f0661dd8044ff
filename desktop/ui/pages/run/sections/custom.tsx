import type { Report } from '../../../../../engine/model/report.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { count } from '../../../../../reports/words/digits.ts';
import { quantity } from '../../../../../reports/words/quantity.ts';
import { customUnit } from '../../../../../reports/words/targets.ts';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';

type Row = Report['custom'][number];
const nameOf = ({ metric, tags }: Row): string => [metric, ...Object.entries(tags).map(([tag, value]) => `${tag}:${value}`)].join(' · ');
const number = (id: 'value' | 'p50' | 'p95' | 'p99', title: string, unit?: string): Column<Row> => ({
  id,
  title,
  number: true,
  ...(unit === undefined ? {} : { unit }),
  value: (row) => row[id],
  show: (row) => bound(quantity(row[id], customUnit(row))),
});

const columns: readonly Column<Row>[] = [
  { id: 'metric', title: 'Metric', value: nameOf },
  { id: 'kind', title: 'Kind', value: ({ kind }) => kind },
  { id: 'samples', title: 'Samples', number: true, value: ({ samples }) => samples, show: ({ samples }) => count(samples) },
  number('value', 'Value', 'sum or mean'),
  number('p50', 'p50'),
  number('p95', 'p95'),
  number('p99', 'p99'),
];

/** Metrics a script made up itself, over the whole run. */
export function Custom({ opened: { report } }: PartProperties) {
  return <DataTable id="custom" title="Own metrics of the script" rowKey={nameOf} rows={report.custom} columns={[...columns]} />;
}
