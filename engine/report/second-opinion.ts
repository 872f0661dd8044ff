import { pool, pooledWindows, type Selection } from '../measure/pool.ts';
import { secondsIn } from '../measure/seconds.ts';
import { isOpen } from '../measure/traffic.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement, Tags } from '../model/measurement.ts';
import type { SecondOpinion } from '../model/report.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { percentilesOf, rankedOf } from './percentiles.ts';
import { judgedPart, perSecond, type View, withSecondOpinion } from './view.ts';

const worthNaming = 0.1;

/**
 * What open arrivals at the hold's rate say of the same target; null without that load step, or when nothing of it was measured.
 * Journeys may be longer than the step, so that how often one starts and what it asks for is read from the hold.
 */
export function secondOpinionOf(view: View, closedP95: Estimate | null): SecondOpinion | null {
  const { measurement } = view;
  const step = measurement.steps.find(({ role }) => role === 'second-opinion');
  if (!step) return null;
  const sent = withSecondOpinion(view);
  const open = (metric: string): Selection => ({ metric, steps: [step.index], where: (tags: Tags) => isOpen(tags) && sent(tags) });
  const durationS = secondsIn(measurement, step);
  const missed = pool(measurement, open('droppedIterations')).sum;
  const requests = pool(measurement, open('latency')).count;
  if (durationS <= 0 || requests + missed === 0) return null;
  const journeys = pool(measurement, judgedPart(view, 'iterations')).sum;
  const requestsEach = journeys > 0 ? pool(measurement, judgedPart(view, 'latency')).count / journeys : 1;
  const missedRequests = missedByWindow(measurement, open('droppedIterations'), requestsEach);
  const openP95 = percentilesOf(rankedOf(measurement, open('latency'), missedRequests)).p95;
  const gap = openP95 && closedP95 && closedP95.value > 0 ? openP95.value / closedP95.value - 1 : null;
  const amongMissed = openP95 === null && missed > 0 && requests + missed >= neededSamples(0.95);
  return {
    arrivalRate: step.arrivalRate ?? perSecond(journeys, view.judgedS) ?? 0,
    durationS,
    closedP95,
    openP95,
    missed,
    gap,
    hidesWaiting: amongMissed || (gap !== null && gap > worthNaming),
  };
}

/** A journey that nobody could take is as many requests over every limit as a journey makes, and at least one. */
function missedByWindow(measurement: Measurement, dropped: Selection, requestsEach: number): ReadonlyMap<number, number> {
  const each = Math.max(1, requestsEach);
  return new Map(pooledWindows(measurement, dropped).map(({ atS, sum }) => [atS, Math.round(sum * each)]));
}
