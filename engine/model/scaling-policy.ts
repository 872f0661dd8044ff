import { z } from 'zod';
import { quantitySchema } from './quantity.ts';

/** Where a metric's value comes from in a simulation: `requests`, `requests*60`, `served*1048576+314572800`. */
export const signalPattern =
  /^(requests|served|backlog|latency|utilisation|cores)(?:\s*([*/])\s*(\d+(?:\.\d+)?(?:e\d+)?))?(?:\s*\+\s*(\d+(?:\.\d+)?(?:e\d+)?))?$/;
const signalSchema = z.string().regex(signalPattern, 'a signal such as requests, requests*60, backlog or served*1048576+314572800');

const positiveQuantity = quantitySchema.pipe(z.number().positive());
const name = z.string().regex(/^[a-zA-Z0-9](?:[a-zA-Z0-9._/-]*[a-zA-Z0-9])?$/, 'a name of letters, digits, dots and dashes');

/** Labels that a metric must have; what else a selector of Kubernetes can say is not taken. */
const labels = z.record(z.string(), z.string()).refine((each) => Object.keys(each).length > 0, 'expected at least one label');

const utilisation = z.strictObject({ type: z.literal('Utilization'), averageUtilization: z.int().min(1) });
const averageValue = z.strictObject({ type: z.literal('AverageValue'), averageValue: positiveQuantity });
const value = z.strictObject({ type: z.literal('Value'), value: positiveQuantity });

/** A number that an autoscaler watches, spelled as in a HorizontalPodAutoscaler, its source laid flat. */
export const scalingMetricSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('Resource'),
    name,
    target: z.discriminatedUnion('type', [utilisation, averageValue]),
    /** `cpu` needs none. */
    signal: signalSchema.optional(),
  }),
  z.strictObject({ type: z.literal('Pods'), name, labels: labels.optional(), target: averageValue, signal: signalSchema.optional() }),
  z.strictObject({
    type: z.literal('Object'),
    name,
    labels: labels.optional(),
    object: z.strictObject({ apiVersion: z.string().optional(), kind: z.string().min(1), name }),
    target: z.discriminatedUnion('type', [value, averageValue]),
    signal: signalSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('External'),
    name,
    labels: labels.optional(),
    target: z.discriminatedUnion('type', [value, averageValue]),
    signal: signalSchema.optional(),
  }),
]);
export type ScalingMetric = z.infer<typeof scalingMetricSchema>;

/** How fast one direction may go. What is left out is as Kubernetes has it. */
export const scalingRulesSchema = z.strictObject({
  stabilizationWindowSeconds: z.int().min(0).max(3600).optional(),
  selectPolicy: z.enum(['Max', 'Min', 'Disabled']).optional(),
  policies: z
    .array(z.strictObject({ type: z.enum(['Pods', 'Percent']), value: z.int().min(1), periodSeconds: z.int().min(1).max(1800) }))
    .min(1)
    .optional(),
  /** Instead of the .1 of the whole cluster. */
  tolerance: quantitySchema.optional(),
});
export type ScalingRules = z.infer<typeof scalingRulesSchema>;

const resources = z.strictObject({ cpu: positiveQuantity.optional(), memory: positiveQuantity.optional() });

/** A HorizontalPodAutoscaler, autoscaling/v2. Without `behavior` the controller scales down freely after its window, and up to max(2 x current, 4) at once. */
export const hpaPolicySchema = z.strictObject({
  kind: z.literal('hpa'),
  name,
  namespace: name.optional(),
  scaleTargetRef: z.strictObject({ apiVersion: z.string().default('apps/v1'), kind: z.string().default('Deployment'), name }),
  minReplicas: z.int().min(0).default(1),
  maxReplicas: z.int().min(1),
  metrics: z
    .array(scalingMetricSchema)
    .min(1)
    .default([{ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } }]),
  behavior: z.strictObject({ scaleUp: scalingRulesSchema.optional(), scaleDown: scalingRulesSchema.optional() }).optional(),
  /** What a pod asks for and may use: utilisation is usage over requests. Cores and bytes. */
  pod: z.strictObject({ requests: resources.optional(), limits: resources.optional() }).optional(),
});
export type HpaPolicy = z.infer<typeof hpaPolicySchema>;

/** The trigger of an Elastic Beanstalk environment. Minutes and seconds as in its options; what is left out is as AWS has it. */
export const beanstalkPolicySchema = z.strictObject({
  kind: z.literal('beanstalk'),
  name,
  minSize: z.int().min(0).default(1),
  maxSize: z.int().min(1).default(4),
  /** Seconds from the end of a change to the next one. */
  cooldownSeconds: z.int().min(0).max(10_000).default(360),
  trigger: z.strictObject({
    measureName: z.enum(['CPUUtilization', 'RequestCount', 'Latency']),
    /** Over the instances and the period; RequestCount is a sum. */
    statistic: z.enum(['Average', 'Sum', 'Maximum', 'Minimum']).default('Average'),
    unit: z.enum(['Percent', 'Count', 'Seconds']).default('Percent'),
    periodMinutes: z.int().min(1).max(600).default(5),
    evaluationPeriods: z.int().min(1).max(600).default(1),
    breachDurationMinutes: z.int().min(1).max(600).default(5),
    upperThreshold: z.number().min(0),
    upperBreachScaleIncrement: z.int().default(1),
    lowerThreshold: z.number().min(0),
    lowerBreachScaleIncrement: z.int().default(-1),
  }),
});
export type BeanstalkPolicy = z.infer<typeof beanstalkPolicySchema>;

/** A rule by which a platform changes the number of replicas. */
export const scalingPolicySchema = z.discriminatedUnion('kind', [hpaPolicySchema, beanstalkPolicySchema]).superRefine((policy, context) => {
  const [least, most] = policy.kind === 'hpa' ? [policy.minReplicas, policy.maxReplicas] : [policy.minSize, policy.maxSize];
  const field = policy.kind === 'hpa' ? 'maxReplicas' : 'maxSize';
  if (most < least) context.addIssue({ code: 'custom', path: [field], message: `is ${most}, less than the least number ${least}` });
});
export type ScalingPolicy = z.infer<typeof scalingPolicySchema>;
