import { HeadroomError } from '../../../model/error.ts';
import { type HpaPolicy, scalingPolicySchema } from '../../../model/scaling-policy.ts';
import { hpaVocabulary, type ManifestMetric, manifestSchema, simulationAnnotation, simulationNotesSchema } from './hpa-manifest.ts';
import { policyError } from './problems.ts';

function metricOf(each: ManifestMetric, signals: Readonly<Record<string, string>>): object {
  const source =
    each.type === 'Resource' ? each.resource : each.type === 'Pods' ? each.pods : each.type === 'Object' ? each.object : each.external;
  const { name, selector } = 'metric' in source ? source.metric : { name: source.name, selector: undefined };
  return {
    type: each.type,
    name,
    target: source.target,
    ...('describedObject' in source && { object: source.describedObject }),
    ...(selector?.matchLabels && { labels: selector.matchLabels }),
    ...(Object.hasOwn(signals, name) && { signal: signals[name] }),
  };
}

function notesOf(text: string | undefined, file: string) {
  if (text === undefined) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new HeadroomError(
      'POLICY_INVALID',
      `${file}: the annotation ${simulationAnnotation} is not JSON.`,
      'Remove or correct it.',
      error,
    );
  }
  const checked = simulationNotesSchema.safeParse(parsed);
  if (!checked.success) throw policyError(`${file}, annotation ${simulationAnnotation}`, checked.error.issues, hpaVocabulary);
  return checked.data;
}

/** The policy in a HorizontalPodAutoscaler that was parsed from YAML or JSON. Throws POLICY_INVALID that names every wrong or unknown field. */
export function readHpa(document: unknown, file: string): HpaPolicy {
  const checked = manifestSchema.safeParse(document);
  if (!checked.success) throw policyError(file, checked.error.issues, hpaVocabulary);
  const { metadata, spec } = checked.data;
  const { pod, signals = {} } = notesOf(metadata.annotations?.[simulationAnnotation], file);
  const policy = scalingPolicySchema.safeParse({
    kind: 'hpa',
    name: metadata.name,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    scaleTargetRef: spec.scaleTargetRef,
    ...(spec.minReplicas !== undefined && { minReplicas: spec.minReplicas }),
    maxReplicas: spec.maxReplicas,
    ...(spec.metrics && spec.metrics.length > 0 && { metrics: spec.metrics.map((each) => metricOf(each, signals)) }),
    ...(spec.behavior && { behavior: spec.behavior }),
    ...(pod && { pod }),
  });
  if (!policy.success) throw policyError(file, policy.error.issues, hpaVocabulary);
  if (policy.data.kind !== 'hpa') throw new HeadroomError('POLICY_INVALID', `${file} is no HorizontalPodAutoscaler.`, 'Check its kind.');
  return policy.data;
}
