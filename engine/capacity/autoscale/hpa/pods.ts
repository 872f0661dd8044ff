/**
 * What is known of a pod. `unready` has not taken a request yet, or its metric is from before it did; `stray` is a metric of a pod that is not
 * listed (any more). Failed pods and pods that are being deleted are left out. Usage and request are whole numbers of the metric's smallest unit.
 */
export interface PodReading {
  readonly state: 'ready' | 'unready' | 'stray';
  /** Null where the metric is missing. */
  readonly usage: number | null;
  readonly request?: number;
}

/** A pod whose usage is known or assumed. */
export type Measured = PodReading & { readonly usage: number };

export interface PodGroups {
  readonly measured: readonly Measured[];
  readonly missing: readonly PodReading[];
  readonly unready: readonly PodReading[];
  /** Listed pods that are ready and have a metric. */
  readonly readyCount: number;
}

const isMeasured = (pod: PodReading): pod is Measured => pod.usage !== null;

/** The pods as `groupPods` of Kubernetes' replica calculator parts them. */
export function groupPods(pods: readonly PodReading[]): PodGroups {
  const listed = pods.filter(({ state }) => state === 'ready');
  return {
    measured: pods.filter(({ state }) => state !== 'unready').filter(isMeasured),
    missing: listed.filter(({ usage }) => usage === null),
    unready: pods.filter(({ state }) => state === 'unready'),
    readyCount: listed.filter(isMeasured).length,
  };
}
