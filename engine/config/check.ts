import path from 'node:path';
import { type Configuration, configurationSchema } from '../model/configuration.ts';
import { HeadroomError } from '../model/error.ts';
import { journeyName } from './journeys.ts';
import { type Problem, problemsOf } from './problem.ts';

/** More than these nobody reads at once. */
const mostShown = 20;

/** The configuration in a value somebody wrote. Throws CONFIG_INVALID that lists every wrong field with its path. `file` is named in the error. */
export function checkConfiguration(value: unknown, file: string): Configuration {
  const problems: Problem[] = [];
  try {
    const checked = configurationSchema.safeParse(value, { reportInput: true });
    if (checked.success) problems.push(...clashesOf(checked.data), ...wrongPatterns(checked.data));
    else problems.push(...problemsOf(configurationSchema, checked.error.issues));
    if (checked.success && problems.length === 0) return checked.data;
  } catch (error) {
    // A getter or a proxy of theirs threw while it was read.
    const text = error instanceof Error ? error.message : String(error);
    problems.push({ path: 'the configuration', text: `cannot be looked at: ${text}`, suggestion: null });
  }
  throw invalidFields(problems, file);
}

/** CONFIG_INVALID that lists what is wrong with the fields of a file. */
export function invalidFields(problems: readonly Problem[], file: string): HeadroomError {
  const lines = problems
    .slice(0, mostShown)
    .map(({ path: place, text, suggestion }) => `${place}: ${text}${suggestion === null ? '' : ` (${suggestion})`}`);
  const more = problems.length > mostShown ? [`and ${problems.length - mostShown} more`] : [];
  const name = path.basename(file);
  const message =
    lines.length === 1 ? `${name}: ${lines[0]}` : [`${name} has ${problems.length} wrong fields:`, ...lines, ...more].join('\n  ');
  const suggestion = problems.find((problem) => problem.suggestion !== null);
  const hint = suggestion
    ? `${suggestion.path}: ${suggestion.suggestion}`
    : 'Correct the field; an editor shows what it takes when the file uses defineConfig.';
  return new HeadroomError('CONFIG_INVALID', message, hint);
}

/** Results are told apart by a journey's name, so no two of a mix may share one. */
function clashesOf({ scenarios }: Configuration): Problem[] {
  return Object.entries(scenarios).flatMap(([scenario, { journeys }]) => {
    const names = journeys.map(journeyName);
    return names.flatMap((name, index): Problem[] => {
      const path = `scenarios.${scenario}.journeys.${index}.name`;
      if (!/^[A-Za-z0-9_-]+$/.test(name) || name.endsWith('__open'))
        return [
          {
            path,
            text: `expected letters, digits, dashes and underscores, not ending in __open, got ${JSON.stringify(name)}`,
            suggestion: null,
          },
        ];
      const first = names.indexOf(name);
      if (first === index) return [];
      return [{ path, text: `${JSON.stringify(name)} is the name of scenarios.${scenario}.journeys.${first} too`, suggestion: null }];
    });
  });
}

function wrongPatterns({ templating }: Configuration): Problem[] {
  return templating.flatMap(({ match }, index): Problem[] => {
    try {
      new RegExp(match, 'g');
      return [];
    } catch (error) {
      return [{ path: `templating.${index}.match`, text: error instanceof Error ? error.message : String(error), suggestion: null }];
    }
  });
}
