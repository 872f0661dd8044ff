import type { z } from 'zod';
import { HeadroomError } from '../../../model/error.ts';
import { nearNames } from '../../../model/near-names.ts';

/** More than these nobody reads at once. */
const mostShown = 8;

const placeOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'the document' : path.map(String).join('.'));

function problemsOf(issue: z.core.$ZodIssue, vocabulary: readonly string[], outer: readonly PropertyKey[] = []): string[] {
  const path = [...outer, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const [meant] = nearNames(key, vocabulary);
      return `${placeOf([...path, key])}: unknown field${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
    });
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.find((errors) => errors.every((one) => one.path.length > 0 || one.code === 'custom'));
    if (nearest) return nearest.flatMap((one) => problemsOf(one, vocabulary, path));
    const words = 'options' in issue && Array.isArray(issue.options) ? `: expected ${issue.options.join(', ')}` : ': does not fit';
    return [`${placeOf(path)}${words}`];
  }
  return [`${placeOf(path)}: ${issue.message.replace(/^Invalid input: /, '')}`];
}

/** Says of a document that does not fit which fields are wrong, unknown ones by their names. `vocabulary` holds the names that may have been meant. */
export function policyError(file: string, issues: readonly z.core.$ZodIssue[], vocabulary: readonly string[]): HeadroomError {
  const lines = issues.flatMap((issue) => problemsOf(issue, vocabulary));
  const more = lines.length > mostShown ? [`and ${lines.length - mostShown} more`] : [];
  const told = [...lines.slice(0, mostShown), ...more];
  const message = told.length === 1 ? `${file}: ${told[0]}.` : [`${file} has ${lines.length} wrong fields:`, ...told].join('\n  ');
  return new HeadroomError('POLICY_INVALID', message, 'Correct the field. `headroom autoscale --help` shows what a policy looks like.');
}
