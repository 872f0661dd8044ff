import type { Estimate } from '../model/estimate.ts';
import type { GeneratorHealth } from '../model/health.ts';
import type { Measurement } from '../model/measurement.ts';
import { metrics } from '../model/metric.ts';
import type { Target, Verdict, VerdictReason } from '../model/target.ts';
import { type Actual, plainActual, quantileActual, quantileAsked } from './actual.ts';
import { unmetConditions } from './conditions.ts';
import { droppedRequests } from './dropped-arrivals.ts';
import { endpointVerdicts, holdsForEndpoints } from './endpoints.ts';
import { judgeThreshold } from './judge-threshold.ts';
import { type JudgedIn, judgedIn } from './judged-in.ts';
import { isTooClose, meets } from './operators.ts';
import { mergeRanked, type Ranked, rankedByEndpoint } from './ranked.ts';
import { selectionOf } from './selection.ts';
import { journeyRateShare, leastJourneyRate } from './slowed.ts';
import { worstMinute } from './worst-minute.ts';

export interface JudgeInput {
  readonly measurement: Measurement;
  readonly targets: readonly Target[];
  readonly health: GeneratorHealth;
  /** Least seconds from one start of a journey to the next, by journey. */
  readonly pacingS?: Readonly<Record<string, number>>;
}

const noVerdict = {
  status: 'no-data',
  tooClose: false,
  actual: null,
  fewSamples: false,
  step: null,
  worstMinute: null,
  endpoints: [],
} as const;

/**
 * A verdict for every target. One of the configuration counts only in a hold in which its users were
 * active and checks passed, with a healthy generator; a threshold of a script is judged by k6's rule.
 * No data is never a pass.
 */
export function judgeTargets(input: JudgeInput): Verdict[] {
  return input.targets.map((target) =>
    target.source === 'threshold' ? judgeThreshold(input.measurement, target) : judgeTarget(input, target),
  );
}

function judgeTarget({ measurement, targets, health, pacingS }: JudgeInput, target: Target): Verdict {
  const judged = judgedIn(measurement, target);
  if (!judged) return { ...noVerdict, endpoints: [], target, reasons: [{ code: 'no-hold', facts: { users: target.at?.users ?? 0 } }] };
  const selection = selectionOf(measurement, target, judged.steps);
  const q = quantileAsked(target.statistic);
  const byEndpoint = q === null ? new Map<string, Ranked>() : rankedByEndpoint(measurement, selection);
  const ranked = q === null ? null : mergeRanked(byEndpoint.values(), dropsOf(measurement, target, judged));
  const actual = ranked && q !== null ? quantileActual(ranked, target.metric, q) : plainActual(measurement, target, selection, judged);
  const verdict = {
    ...noVerdict,
    target,
    actual: actual.estimate,
    step: judged.hold?.index ?? null,
    endpoints: q === null ? [] : endpointVerdicts(byEndpoint, target, q),
    worstMinute: worstMinute(measurement, target, selection, judged, ranked),
  };
  const absent = absence(measurement, target, actual);
  if (absent) return { ...verdict, reasons: [absent] };
  const failures = failuresOf(target, actual, verdict.endpoints, journeyRateShare(measurement, target, judged, pacingS));
  const conditions = unmetConditions(measurement, target, judged, targets);
  const tooClose = failures.length > 0 ? failures.every((failure) => isByNoise(failure, verdict)) : crosses(target, actual.estimate);
  if (health.validity === 'invalid')
    return { ...verdict, tooClose, reasons: [{ code: 'generator-invalid', facts: {} }, ...failures, ...conditions] };
  if (failures.length > 0) return { ...verdict, status: 'fail', tooClose, reasons: [...failures, ...conditions] };
  if (conditions.length > 0) return { ...verdict, tooClose, reasons: conditions };
  return { ...verdict, status: 'pass', tooClose, reasons: [{ code: 'met', facts: {} }] };
}

/** Journeys that an open hold could not start count against a promise about all requests. */
function dropsOf(measurement: Measurement, target: Target, { hold, steps }: JudgedIn): ReadonlyMap<number, number> | undefined {
  const isOpen = hold?.arrivalRate != null;
  return isOpen && holdsForEndpoints(target) && target.scope.journey === undefined ? droppedRequests(measurement, steps) : undefined;
}

/** Why there is nothing to judge; null when there is. */
function absence(measurement: Measurement, { metric }: Target, { estimate, samples, needed, failed }: Actual): VerdictReason | null {
  if (samples === 0 && estimate === null) {
    const known = metrics.some(({ id }) => id === metric) || measurement.series.some((series) => series.metric === metric);
    return { code: known ? 'no-samples' : 'unknown-metric', facts: {} };
  }
  if (samples < needed) return { code: 'too-few-samples', facts: { samples, needed } };
  return estimate === null && failed === 0 ? { code: 'no-samples', facts: {} } : null;
}

function failuresOf(
  { operator, expected }: Target,
  { estimate, samples, failed }: Actual,
  endpoints: Verdict['endpoints'],
  journeyRate: number | null,
): VerdictReason[] {
  const reasons: VerdictReason[] = [];
  if (!estimate) reasons.push({ code: 'requests-failed', facts: { failed, samples } });
  else if (!meets(estimate.value, operator, expected)) reasons.push({ code: 'missed', facts: { actual: estimate.value, expected } });
  const missed = endpoints.filter(({ status }) => status === 'fail');
  const [first] = missed;
  if (first) reasons.push({ code: 'endpoint-missed', facts: { endpoint: first.endpoint, endpoints: missed.length } });
  if (journeyRate !== null && journeyRate < leastJourneyRate) reasons.push({ code: 'slowed-by-the-system', facts: { share: journeyRate } });
  return reasons;
}

function crosses({ operator, expected }: Target, estimate: Estimate | null): boolean {
  return estimate !== null && isTooClose(estimate, operator, expected);
}

function isByNoise({ code }: VerdictReason, { target, actual, endpoints }: Pick<Verdict, 'target' | 'actual' | 'endpoints'>): boolean {
  if (code === 'missed') return crosses(target, actual);
  return code === 'endpoint-missed' && endpoints.every((endpoint) => endpoint.status !== 'fail' || crosses(target, endpoint.actual));
}
