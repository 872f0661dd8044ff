import type { CapacityReport } from '../../model/capacity.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Finding, PlanEvidence } from '../../model/plan.ts';
import type { Projection } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';
import { noEvidence } from '../../plan/finding.ts';
import { meets } from '../../targets/operators.ts';

/** A capacity report that may prove something. */
export interface CapacityEvidence {
  readonly report: CapacityReport;
  readonly evidence: PlanEvidence;
}

const exactly = (value: number): Estimate => ({ value, low: null, high: null, confidence: 0, samples: 0 });

/** Whether a number of a plan is asked of a capacity report: what a system can take is not what a run happened to send it. */
export function asksCapacity({ metric, statistic }: Pick<Target, 'metric' | 'statistic'>): boolean {
  return metric === 'connections' || metric === 'cost' || (metric === 'requests' && statistic === 'perSecond');
}

/** What a capacity report says of throughput, connections or cost: measured plateaus for the first two, planning for the third. */
export function judgeByCapacity(target: Target, { report, evidence }: CapacityEvidence): Finding {
  if (target.metric === 'cost') return costFinding(target, report, evidence);
  const load = target.metric === 'connections' ? connectionsOf : ({ throughput }: LoadPoint) => throughput;
  const carried = mostCarried(report.points, load, target.metric !== 'connections');
  if (carried === null) return noEvidence('capacity-measures-none', { campaign: evidence.id });
  return {
    status: meets(carried.value, target.operator, target.expected) ? 'met' : 'missed',
    actual: carried,
    evidence,
    reasons: [{ code: 'most-carried', facts: { points: report.points.length } }],
  };
}

const connectionsOf = ({ planned }: LoadPoint): Estimate | null => (planned.connections === null ? null : exactly(planned.connections));

/** The greatest load of a plateau below the first at which a target failed. Null where no plateau counts, or none was judged and one must be. */
function mostCarried(points: readonly LoadPoint[], load: (point: LoadPoint) => Estimate | null, judged: boolean): Estimate | null {
  const counting = points
    .flatMap((point) => {
      const carried = load(point);
      return point.excluded.length > 0 || carried === null ? [] : [{ carried, verdicts: point.verdicts }];
    })
    .filter(({ verdicts }) => !judged || verdicts.some(({ status }) => status !== 'no-data'))
    .sort((a, b) => a.carried.value - b.carried.value);
  if (counting.length === 0) return null;
  const failed = counting.findIndex(({ verdicts }) => verdicts.some(({ status }) => status === 'fail'));
  const passed = failed < 0 ? counting : counting.slice(0, failed);
  return passed.at(-1)?.carried ?? exactly(0);
}

/** What the peak costs a month; of a report that plans no peak, what the normal load does. */
export function monthlyCost({ planning }: CapacityReport): Projection | null {
  const situation = (name: string) => planning?.situations.find((each) => each.name === name)?.costPerMonth ?? null;
  return situation('peak') ?? situation('normal');
}

function costFinding(target: Target, report: CapacityReport, evidence: PlanEvidence): Finding {
  const cost = monthlyCost(report);
  if (cost?.value == null || cost.label === 'speculative' || cost.label === 'refused')
    return noEvidence('no-cost', { campaign: evidence.id });
  return {
    status: meets(cost.value, target.operator, target.expected) ? 'met' : 'missed',
    actual: { value: cost.value, low: cost.low, high: cost.high, confidence: cost.confidence, samples: 0 },
    evidence,
    reasons: cost.label === 'projected' ? [{ code: 'projected', facts: {} }] : [],
  };
}
