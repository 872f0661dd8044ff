import type { HpaPolicy, ScalingMetric } from '../../../model/scaling-policy.ts';
import { type Bounded, withFactor, withRates } from './bounds.ts';
import { combineProposals } from './metrics.ts';
import type { PodReading } from './pods.ts';
import { averageProposal, sharedProposal, utilisationProposal, valueProposal } from './proposal.ts';
import { remember, type ScaleEvents } from './rates.ts';
import { defaultTolerance, type Tolerances } from './ratio.ts';
import { completeRules, defaultDownWindowS } from './rules.ts';
import { highestOf, type Recommendation, stabilised } from './stabilise.ts';

/** Seconds between two decisions: `--horizontal-pod-autoscaler-sync-period`. */
export const hpaPeriodS = 15;

/** What the controller remembers between two decisions. */
export interface HpaState extends ScaleEvents {
  readonly history: readonly Recommendation[];
}

/** Values of a metric, in whole thousandths (percent of a request: whole numbers of any unit): by pod, or one of the whole. Null where it cannot be had. */
export type MetricReading = readonly PodReading[] | number | null;

export interface HpaInput {
  readonly nowS: number;
  /** What the deployment is set to, ready or not. */
  readonly current: number;
  readonly readyPods: number;
  readonly read: (metric: ScalingMetric) => MetricReading;
}

export interface HpaDecision {
  readonly replicas: number;
  /** Metric that won; `minimum` or `maximum` where the number was out of bounds; null where metrics failed. */
  readonly cause: string | null;
  readonly limitedBy: Bounded['limitedBy'] | 'stabilisation';
  readonly state: HpaState;
}

export const noHpaState: HpaState = { history: [], ups: [], downs: [] };

function proposalOf(metric: ScalingMetric, { current, readyPods, read }: HpaInput, tolerances: Tolerances): number | null {
  const reading = read(metric);
  if (reading === null) return null;
  const { target } = metric;
  if (typeof reading !== 'number') {
    const question = { pods: reading, current, tolerances };
    if (target.type === 'Utilization') return utilisationProposal({ ...question, target: target.averageUtilization });
    return target.type === 'AverageValue' ? averageProposal({ ...question, target: thousandths(target.averageValue) }) : null;
  }
  const question = { value: reading, current, tolerances };
  if (target.type === 'Value') return valueProposal({ ...question, target: thousandths(target.value), readyPods });
  return target.type === 'AverageValue' ? sharedProposal({ ...question, target: thousandths(target.averageValue) }) : null;
}

const thousandths = (value: number): number => Math.round(value * 1000);

/** One decision of the HorizontalPodAutoscaler controller: metrics, window, rate, bounds, in this order (`reconcileAutoscaler` of horizontal.go). */
export function hpaStep(policy: HpaPolicy, state: HpaState, input: HpaInput): HpaDecision {
  const { nowS, current } = input;
  const { behavior, minReplicas: least, maxReplicas: most } = policy;
  const known = state.history.length > 0 ? state : { ...state, history: [{ atS: nowS, replicas: current }] };
  if (current === 0 && least !== 0) return { replicas: 0, cause: null, limitedBy: null, state: known };
  if (current > most) return changed(policy, known, input, { replicas: most, limitedBy: null }, 'maximum');
  if (current < least) return changed(policy, known, input, { replicas: least, limitedBy: null }, 'minimum');
  const tolerances = {
    up: behavior?.scaleUp?.tolerance ?? defaultTolerance,
    down: behavior?.scaleDown?.tolerance ?? defaultTolerance,
  };
  const best = combineProposals(
    policy.metrics.map((metric) => ({ metric: metric.name, replicas: proposalOf(metric, input, tolerances) })),
    current,
  );
  if (best === null) return { replicas: current, cause: null, limitedBy: null, state: known };
  const wanted = { wanted: best.replicas, current, nowS };
  const rules = { up: completeRules('up', behavior?.scaleUp), down: completeRules('down', behavior?.scaleDown) };
  const windows = { upS: rules.up.stabilizationWindowSeconds, downS: rules.down.stabilizationWindowSeconds };
  const steady = behavior ? stabilised(known.history, wanted, windows) : highestOf(known.history, wanted, defaultDownWindowS);
  const bounded = behavior ? withRates(steady, current, { least, most }, rules, known, nowS) : withFactor(steady, current, { least, most });
  const longestS = behavior ? Math.max(windows.upS, windows.downS) : defaultDownWindowS;
  const history = [...known.history.filter(({ atS }) => atS >= nowS - longestS), { atS: nowS, replicas: best.replicas }];
  const limitedBy = bounded.limitedBy ?? (steady === best.replicas ? null : 'stabilisation');
  return changed(policy, { ...known, history }, input, { ...bounded, limitedBy }, best.metric);
}

function changed(
  { behavior }: HpaPolicy,
  state: HpaState,
  { nowS, current }: HpaInput,
  { replicas, limitedBy }: { readonly replicas: number; readonly limitedBy: HpaDecision['limitedBy'] },
  cause: string,
): HpaDecision {
  // Without rules nobody asks for events.
  if (replicas === current || behavior === undefined) return { replicas, cause, limitedBy, state };
  const event = { atS: nowS, change: Math.abs(replicas - current) };
  const more =
    replicas > current
      ? { ups: remember(state.ups, event, completeRules('up', behavior.scaleUp)) }
      : { downs: remember(state.downs, event, completeRules('down', behavior.scaleDown)) };
  return { replicas, cause, limitedBy, state: { ...state, ...more } };
}
