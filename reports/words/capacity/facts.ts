import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { count, counted, significant } from '../digits.ts';
import { capital } from '../facts.ts';
import type { Fact } from '../provenance.ts';
import { duration } from '../quantity.ts';
import { leadCapacity } from './lead.ts';
import { counting, loadUnits } from './load.ts';
import { capacityReasons } from './reasons.ts';

const modes: Readonly<Record<CapacityReport['mode'], string>> = {
  search: 'Search: geometric up, then halved between the last pass and the first fail',
  ladder: 'Ladder: all plateaus planned before, one light, two beyond the target, a repeat downwards',
  points: 'Somebody’s own points',
};

const drivers: Readonly<Record<NonNullable<CapacityReport['driver']>, string>> = { k6: 'k6', autocannon: 'autocannon', ws: 'ws' };

function plateaus({ points, plan, spentS, mode }: CapacityReport): string {
  if (mode === 'points') return `${counted(points.length, 'point')}, ${count(counting(points).length)} of which count`;
  const planned = plan === null ? '' : `; announced were ${count(plan.plateaus)} in ${duration(plan.seconds)}`;
  return `${counted(points.length, 'plateau')} in ${duration(spentS)}, ${count(counting(points).length)} of which count${planned}`;
}

/** How the capacity was measured: way, plateaus, range, replicas, why it ended. */
export function capacityFacts(report: CapacityReport): Fact[] {
  const { mode, driver, steppedBy, points, model, reasons } = report;
  const replicas = [...new Set(points.map((point) => point.replicas))].sort((a, b) => a - b);
  const seconds = points.flatMap((point) => (point.seconds === null ? [] : [point.seconds]));
  const [shortest, longest] = [Math.min(...seconds), Math.max(...seconds)];
  const judged = shortest === longest ? duration(shortest) : `${duration(shortest)} to ${duration(longest)}`;
  const ended = capacityReasons(reasons);
  return [
    ['Measured by', modes[mode]],
    [mode === 'points' ? 'Points' : 'Plateaus', plateaus(report)],
    ...(seconds.length === 0 ? [] : ([['Judged of each', judged]] satisfies Fact[])),
    ...(model === null
      ? []
      : ([
          [
            'Range that counts',
            `${significant(model.range.throughput.low)} to ${significant(model.range.throughput.high)} req/s, ${significant(model.range.concurrency.low)} to ${significant(model.range.concurrency.high)} in flight`,
          ],
        ] satisfies Fact[])),
    ...(driver === null ? [] : ([['Driver', `${drivers[driver]}, stepped by ${loadUnits[steppedBy]}`]] satisfies Fact[])),
    ...(mode === 'points' ? [] : ([['Replicas', replicas.map(count).join(', ')]] satisfies Fact[])),
    ...(ended.length === 0 ? [] : ([['Ended', capital(ended.join('; '))]] satisfies Fact[])),
    ...(leadCapacity(report) === null && report.outcome !== 'invalid' ? ([['Target', 'none set']] satisfies Fact[]) : []),
  ];
}
