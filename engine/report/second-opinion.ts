import { measuredSeconds } from '../compare/judged-scope.ts';
import { quantileEstimate } from '../measure/estimate.ts';
import { isJourneyRequest } from '../measure/journey-requests.ts';
import { pool, type Selection } from '../measure/pool.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement, Tags } from '../model/measurement.ts';
import type { SecondOpinion } from '../model/report.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { requestsIn, type View } from './view.ts';

const quantile = 0.95;
const worthNaming = 0.1;

/** What open arrivals at the hold's rate say of the same target; null without that load step, or when nothing of it was measured. */
export function secondOpinionOf({ measurement, judged }: View): SecondOpinion | null {
  const step = measurement.steps.find(({ role }) => role === 'second-opinion');
  if (!step) return null;
  const steps = [step.index];
  const durationS = measuredSeconds(step, measurement.durationS);
  const open: Selection = { metric: 'latency', steps, where: (tags) => isOpen(tags) && isJourneyRequest(tags) };
  const missed = pool(measurement, { metric: 'droppedIterations', steps }).sum;
  if (durationS <= 0 || pool(measurement, open).count + missed === 0) return null;
  const closedP95 = quantileEstimate(measurement, requestsIn('latency', judged.steps), quantile);
  const { estimate: openP95, beyond } = withMisses(measurement, open, missed);
  const gap = openP95 && closedP95 && closedP95.value > 0 ? openP95.value / closedP95.value - 1 : null;
  const arrivals = pool(measurement, { metric: 'iterations', steps, where: isOpen }).sum + missed;
  return {
    arrivalRate: step.arrivalRate ?? arrivals / durationS,
    durationS,
    closedP95,
    openP95,
    missed,
    gap,
    hidesWaiting: beyond || (gap !== null && gap > worthNaming),
  };
}

/** Arrivals that nobody could take stand above every latency: the quantile moves up by as many ranks, or lies among them. */
function withMisses(measurement: Measurement, open: Selection, missed: number): { estimate: Estimate | null; beyond: boolean } {
  const { count } = pool(measurement, open);
  const moved = count > 0 ? (quantile * (count + missed)) / count : 1;
  if (moved >= 1) return { estimate: null, beyond: missed > 0 };
  return { estimate: quantileEstimate(measurement, open, moved, () => neededSamples(quantile)), beyond: false };
}

function isOpen({ scenario = '' }: Tags): boolean {
  return scenario.endsWith('__open');
}
