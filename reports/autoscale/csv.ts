import type { AutoscaleReport } from '../../engine/model/autoscale.ts';
import { csvText } from '../formats/csv/cells.ts';
import { cleanReport } from '../words/autoscale/clean.ts';
import type { AutoscaleFormat } from './format.ts';

const titles = [
  'policy',
  'at_s',
  'width_s',
  'demand_per_s',
  'demand_most_per_s',
  'capacity_per_s',
  'replicas',
  'ready',
  'backlog',
  'behind_s',
] as const;

/** The course of each policy as one table (RFC 4180), a row for each stretch of time, in base units. */
function render(report: AutoscaleReport): string {
  const rows = cleanReport(report).outcomes.flatMap(({ policy, series }) =>
    series.atS.map((at, index) => ({
      policy: policy.name,
      at_s: at,
      width_s: series.widthS,
      demand_per_s: series.demand[index] ?? null,
      demand_most_per_s: series.demandMost[index] ?? null,
      capacity_per_s: series.capacity[index] ?? null,
      replicas: series.replicas[index] ?? null,
      ready: series.ready[index] ?? null,
      backlog: series.backlog[index] ?? null,
      behind_s: series.violationS[index] ?? null,
    })),
  );
  return csvText(titles, rows);
}

export const csv: AutoscaleFormat = { name: 'csv', extension: 'csv', render };
