import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../model/error.ts';
import { nearNames } from '../model/near-names.ts';

/** What a configuration may be called, the first that is there wins. */
const names = ['headroom.config.ts', 'headroom.config.mts', 'headroom.config.js', 'headroom.config.mjs', 'headroom.config.json'];

/** The configuration's absolute path: `file` as told (from `folder`), else the one in `folder`. Throws CONFIG_MISSING. */
export async function findConfiguration(folder: string, file?: string): Promise<string> {
  const candidates = (file === undefined ? names : [file]).map((name) => path.resolve(folder, name));
  const found = candidates.find(isFile);
  if (found !== undefined) return found;
  if (file === undefined)
    throw new HeadroomError(
      'CONFIG_MISSING',
      `There is no headroom.config.ts in ${path.resolve(folder)}.`,
      'Go to the folder that has one, name it with --config, or have one written: `headroom init`.',
    );
  const near = await nearFiles(path.resolve(folder, file));
  throw new HeadroomError(
    'CONFIG_MISSING',
    `There is no file ${path.resolve(folder, file)}.`,
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Check the path given with --config.',
  );
}

/** Files beside a missing one whose names are like its own. */
export async function nearFiles(missing: string): Promise<string[]> {
  try {
    return nearNames(path.basename(missing), await readdir(path.dirname(missing)));
  } catch {
    // No such folder: then nothing is near.
    return [];
  }
}

export function isFile(place: string): boolean {
  return existsSync(place) && statSync(place).isFile();
}
