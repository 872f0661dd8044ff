import { groupPods, type Measured, type PodReading } from './pods.ts';
import { isWithin, type Tolerances } from './ratio.ts';

interface Question {
  readonly pods: readonly PodReading[];
  readonly current: number;
  readonly tolerances: Tolerances;
}

/** How usage relates to its target, and what a pod without a metric is assumed to use on the way down. */
interface Yardstick {
  readonly ratio: (pods: readonly Measured[]) => number | null;
  readonly assumed: (pod: PodReading) => number;
}

const using = (usage: (pod: PodReading) => number) => (pod: PodReading) => ({ ...pod, usage: usage(pod) });
const nothing = using(() => 0);

/**
 * Replicas that one metric per pod asks for: ceil(ratio x ready pods). Where metrics are missing, or pods are unready on the way up, the ratio is
 * taken again with what those are assumed to use, and nothing is done when that brings it within tolerance or turns it round. Null where the
 * metric cannot be had. Source: kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator.go, `GetResourceReplicas` and
 * `calcPlainMetricReplicas`.
 */
function propose({ pods, current, tolerances }: Question, { ratio, assumed }: Yardstick): number | null {
  const { measured, missing, unready, readyCount } = groupPods(pods);
  const first = measured.length === 0 ? null : ratio(measured);
  if (first === null) return null;
  const upWithUnready = unready.length > 0 && first > 1;
  if (!upWithUnready && missing.length === 0) return isWithin(tolerances, first) ? current : Math.ceil(first * readyCount);
  const filled = [
    ...measured,
    ...(first < 1 ? missing.map(using(assumed)) : first > 1 ? missing.map(nothing) : []),
    ...(upWithUnready ? unready.map(nothing) : []),
  ];
  const second = ratio(filled);
  if (second === null) return null;
  if (isWithin(tolerances, second) || (first < 1 && second > 1) || (first > 1 && second < 1)) return current;
  const wanted = Math.ceil(second * filled.length);
  return (second < 1 && wanted > current) || (second > 1 && wanted < current) ? current : wanted;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Replicas that keep a resource at `target` percent of what pods request: utilisation = trunc(100 x usage / request), over all pods. A pod without
 * a metric is assumed to use its whole request on the way down, or the target where that is more.
 */
export function utilisationProposal(question: Question & { readonly target: number }): number | null {
  const { target, pods } = question;
  if (pods.some(({ state, request }) => state !== 'stray' && request === undefined)) return null;
  return propose(question, {
    ratio: (measured) => {
      const listed = measured.filter(({ state }) => state !== 'stray');
      const requested = sum(listed.map(({ request }) => request ?? 0));
      return requested > 0 ? Math.trunc((100 * sum(listed.map(({ usage }) => usage))) / requested) / target : null;
    },
    assumed: ({ request = 0 }) => Math.trunc((request * Math.max(100, target)) / 100),
  });
}

/** Replicas that keep the mean of a number per pod at `target`; usage and target are whole thousandths. A pod without it is assumed to be at the target on the way down. */
export function averageProposal(question: Question & { readonly target: number }): number | null {
  const { target } = question;
  return propose(question, {
    ratio: (measured) => Math.trunc(sum(measured.map(({ usage }) => usage)) / measured.length) / target,
    assumed: () => target,
  });
}

/** Replicas for one number of the whole, compared as it is (`Value`): ceil(ratio x ready pods). From no pods at all ceil(ratio). */
export function valueProposal(question: {
  readonly value: number;
  readonly target: number;
  readonly current: number;
  readonly readyPods: number;
  readonly tolerances: Tolerances;
}): number {
  const { value, target, current, readyPods, tolerances } = question;
  const ratio = value / target;
  if (current === 0) return Math.ceil(ratio);
  return isWithin(tolerances, ratio) ? current : Math.ceil(ratio * readyPods);
}

/** Replicas for one number of the whole, shared by all replicas (`AverageValue`): ceil(value / target). */
export function sharedProposal(question: {
  readonly value: number;
  readonly target: number;
  readonly current: number;
  readonly tolerances: Tolerances;
}): number {
  const { value, target, current, tolerances } = question;
  return isWithin(tolerances, value / (target * current)) ? current : Math.ceil(value / target);
}
