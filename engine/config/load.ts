import path from 'node:path';
import { type Configuration, configurationSchema } from '../model/configuration.ts';
import { checkConfiguration } from './check.ts';
import { checkFiles } from './files.ts';
import { findConfiguration } from './find.ts';
import { applyOverrides, type Overrides } from './overrides.ts';
import { readConfiguration } from './read.ts';
import { checkTargets } from './targets.ts';

/** A configuration that passed every check. */
export interface LoadedConfiguration {
  /** The project folder: paths in the configuration start here. */
  readonly folder: string;
  /** The file it came from; null where a project has none. */
  readonly file: string | null;
  readonly configuration: Configuration;
}

/**
 * Finds, reads and checks a project's configuration: `file` as told with `--config`, else the one in `folder`.
 * Throws CONFIG_MISSING, CONFIG_UNREADABLE, CONFIG_INVALID, JOURNEY_MISSING, DATA_MISSING, TARGET_SYNTAX, USAGE.
 */
export async function loadConfiguration(given: {
  readonly folder: string;
  readonly file?: string | undefined;
  readonly overrides?: Overrides | undefined;
}): Promise<LoadedConfiguration> {
  const file = await findConfiguration(given.folder, given.file);
  const folder = path.dirname(file);
  const configuration = checkConfiguration(applyOverrides(await readConfiguration(file), given.overrides ?? {}), file);
  checkTargets(configuration);
  await checkFiles(configuration, folder);
  return { folder, file, configuration };
}

/** For a project without a configuration: a script that was brought along needs none. */
export function emptyConfiguration(folder: string): LoadedConfiguration {
  return { folder: path.resolve(folder), file: null, configuration: configurationSchema.parse({ environments: {}, scenarios: {} }) };
}
