import { stringify } from 'yaml';
import { formatQuantity } from '../../../model/quantity.ts';
import type { HpaPolicy, ScalingMetric, ScalingRules } from '../../../model/scaling-policy.ts';
import { type Manifest, type ManifestMetric, simulationAnnotation } from './hpa-manifest.ts';

type Target = Extract<ManifestMetric, { type: 'Resource' }>['resource']['target'];

function targetOf({ target }: ScalingMetric): Target {
  if (target.type === 'Utilization') return target;
  if (target.type === 'Value') return { type: 'Value', value: formatQuantity(target.value) };
  return { type: 'AverageValue', averageValue: formatQuantity(target.averageValue) };
}

function metricOf(each: ScalingMetric): ManifestMetric {
  const target = targetOf(each);
  if (each.type === 'Resource') return { type: 'Resource', resource: { name: each.name, target } };
  const metric = { name: each.name, ...(each.labels && { selector: { matchLabels: each.labels } }) };
  if (each.type === 'Pods') return { type: 'Pods', pods: { metric, target } };
  if (each.type === 'External') return { type: 'External', external: { metric, target } };
  return { type: 'Object', object: { describedObject: each.object, metric, target } };
}

function rulesOf({ tolerance, ...rules }: ScalingRules): object {
  return { ...rules, ...(tolerance !== undefined && { tolerance: formatQuantity(tolerance) }) };
}

function notesOf({ pod, metrics }: HpaPolicy): string | null {
  const signals = Object.fromEntries(metrics.flatMap(({ name, signal }) => (signal === undefined ? [] : [[name, signal]])));
  const resources = (each: { cpu?: number | undefined; memory?: number | undefined } | undefined) =>
    each &&
    Object.fromEntries(Object.entries(each).flatMap(([name, value]) => (value === undefined ? [] : [[name, formatQuantity(value)]])));
  const notes = {
    ...(pod && {
      pod: { ...(pod.requests && { requests: resources(pod.requests) }), ...(pod.limits && { limits: resources(pod.limits) }) },
    }),
    ...(Object.keys(signals).length > 0 && { signals }),
  };
  return Object.keys(notes).length === 0 ? null : JSON.stringify(notes);
}

/** A policy as a HorizontalPodAutoscaler, autoscaling/v2, in YAML. */
export function writeHpa(policy: HpaPolicy): string {
  const notes = notesOf(policy);
  const { behavior } = policy;
  const manifest: Manifest = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name: policy.name,
      ...(policy.namespace !== undefined && { namespace: policy.namespace }),
      ...(notes !== null && { annotations: { [simulationAnnotation]: notes } }),
    },
    spec: {
      scaleTargetRef: policy.scaleTargetRef,
      minReplicas: policy.minReplicas,
      maxReplicas: policy.maxReplicas,
      metrics: policy.metrics.map(metricOf),
      ...(behavior && {
        behavior: {
          ...(behavior.scaleUp && { scaleUp: rulesOf(behavior.scaleUp) }),
          ...(behavior.scaleDown && { scaleDown: rulesOf(behavior.scaleDown) }),
        },
      }),
    },
  };
  return stringify(manifest, { lineWidth: 0, aliasDuplicateObjects: false });
}
