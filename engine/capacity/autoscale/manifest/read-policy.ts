import { parseAllDocuments } from 'yaml';
import { HeadroomError } from '../../../model/error.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../../model/scaling-policy.ts';
import { triggerOptions } from './ebextensions.ts';
import { readEbextensions } from './ebextensions-read.ts';
import { hpaVocabulary } from './hpa-manifest.ts';
import { readHpa } from './hpa-read.ts';
import { policyError } from './problems.ts';

/** No file that a person wrote refers to so many anchors; one that does would fill the memory. */
const mostAliases = 50;

const hint = 'A policy is a HorizontalPodAutoscaler (autoscaling/v2), a file of .ebextensions/, or a document with kind hpa or beanstalk.';

function documentsIn(text: string, file: string): Record<string, unknown>[] {
  const parsed = parseAllDocuments(text);
  const documents = 'empty' in parsed ? [] : parsed;
  const failed = documents.flatMap(({ errors }) => errors)[0];
  if (failed) throw new HeadroomError('POLICY_INVALID', `${file}: ${failed.message.split('\n')[0]?.replace(/[:.]$/, '')}.`, hint, failed);
  try {
    return documents
      .map((document): unknown => document.toJS({ maxAliasCount: mostAliases }))
      .filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value));
  } catch (error) {
    throw new HeadroomError('POLICY_INVALID', `${file} refers to itself too often.`, hint, error);
  }
}

/** The name a file gives to a policy that has none of its own: `web` for `.ebextensions/web.config`. */
function nameOf(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? '';
  return (
    base
      .replace(/(\.[a-z]+)+$/i, '')
      .replace(/[^a-zA-Z0-9._-]+/g, '-')
      .replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '') || 'beanstalk'
  );
}

/** The one policy in a YAML or JSON file, told by what it holds. Other Kubernetes objects beside a HorizontalPodAutoscaler are left aside. Throws POLICY_INVALID that names what is wrong. */
export function readPolicy(text: string, file: string): ScalingPolicy {
  const documents = documentsIn(text, file);
  const known = documents.filter(
    ({ apiVersion, kind, option_settings }) =>
      option_settings !== undefined || (apiVersion === undefined ? kind !== undefined : kind === 'HorizontalPodAutoscaler'),
  );
  const [document] = known;
  if (document === undefined) throw new HeadroomError('POLICY_INVALID', `${file} holds no policy.`, hint);
  if (known.length > 1) throw new HeadroomError('POLICY_INVALID', `${file} holds ${known.length} policies.`, 'Keep one of them in a file.');
  if (document.option_settings !== undefined) return readEbextensions(document, file, nameOf(file));
  if (document.apiVersion !== undefined) return readHpa(document, file);
  const checked = scalingPolicySchema.safeParse(document);
  if (checked.success) return checked.data;
  throw policyError(file, checked.error.issues, [
    ...hpaVocabulary,
    ...Object.values(triggerOptions),
    'minSize',
    'maxSize',
    'cooldownSeconds',
    'trigger',
  ]);
}
