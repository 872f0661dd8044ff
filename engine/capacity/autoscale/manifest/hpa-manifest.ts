import { z } from 'zod';
import { hpaPolicySchema, scalingRulesSchema } from '../../../model/scaling-policy.ts';

/** What a simulation needs and a HorizontalPodAutoscaler does not say is kept in this annotation, so that the file reads back as it was. */
export const simulationAnnotation = 'headroom/simulation';

/** Value of the annotation, as JSON. Signals by the name of their metric. */
export const simulationNotesSchema = z.strictObject({
  pod: hpaPolicySchema.shape.pod,
  signals: z.record(z.string(), z.string()).optional(),
});

const quantity = z.union([z.string(), z.number()]);
const target = z.strictObject({
  type: z.enum(['Utilization', 'AverageValue', 'Value']),
  averageUtilization: z.number().optional(),
  averageValue: quantity.optional(),
  value: quantity.optional(),
});
const metric = z.strictObject({
  name: z.string(),
  selector: z.strictObject({ matchLabels: z.record(z.string(), z.string()).optional() }).optional(),
});
const reference = z.strictObject({ apiVersion: z.string().optional(), kind: z.string(), name: z.string() });

/** A metric of a HorizontalPodAutoscaler, autoscaling/v2. */
export const manifestMetricSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Resource'), resource: z.strictObject({ name: z.string(), target }) }),
  z.strictObject({ type: z.literal('Pods'), pods: z.strictObject({ metric, target }) }),
  z.strictObject({ type: z.literal('Object'), object: z.strictObject({ describedObject: reference, metric, target }) }),
  z.strictObject({ type: z.literal('External'), external: z.strictObject({ metric, target }) }),
]);
export type ManifestMetric = z.infer<typeof manifestMetricSchema>;

/** A HorizontalPodAutoscaler as it is written and read. Metadata that a cluster adds, and its status, are taken and left aside. */
export const manifestSchema = z.strictObject({
  apiVersion: z.literal('autoscaling/v2'),
  kind: z.literal('HorizontalPodAutoscaler'),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.strictObject({
    scaleTargetRef: reference,
    minReplicas: z.number().optional(),
    maxReplicas: z.number(),
    metrics: z.array(manifestMetricSchema).optional(),
    behavior: z.strictObject({ scaleUp: scalingRulesSchema.optional(), scaleDown: scalingRulesSchema.optional() }).optional(),
  }),
  status: z.unknown().optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Every field of a policy or a manifest, for a word on what an unknown one may have meant. */
export const hpaVocabulary: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'namespace',
  'annotations',
  'labels',
  'spec',
  'status',
  'scaleTargetRef',
  'minReplicas',
  'maxReplicas',
  'metrics',
  'behavior',
  'scaleUp',
  'scaleDown',
  'stabilizationWindowSeconds',
  'selectPolicy',
  'policies',
  'periodSeconds',
  'value',
  'type',
  'tolerance',
  'resource',
  'pods',
  'object',
  'external',
  'metric',
  'selector',
  'matchLabels',
  'describedObject',
  'target',
  'averageUtilization',
  'averageValue',
  'signal',
  'pod',
  'requests',
  'limits',
  'cpu',
  'memory',
];
