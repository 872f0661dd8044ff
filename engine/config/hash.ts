import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '../model/canonical.ts';
import { HeadroomError } from '../model/error.ts';
import type { Scenario } from '../model/scenario.ts';
import { withImports } from './imports.ts';

/**
 * SHA-256 of everything that decides what a scenario sends: journeys with all they import, mix, load profile, think time, data and seed.
 * Targets are left out, since they judge and send nothing. Equal on every machine. Throws DATA_MISSING for a file that cannot be read.
 */
export async function scenarioHash(scenario: Scenario, folder: string): Promise<string> {
  const { targets: _judged, ...sent } = scenario;
  const journeys = await withImports(scenario.journeys.map(({ journey }) => path.resolve(folder, journey)));
  const data = Object.values(scenario.data).map(({ file }) => path.resolve(folder, file));
  return await hashOf(sent, [...journeys, ...data], folder);
}

/** SHA-256 of a k6 script that was brought along, with all it imports and opens by a fixed name. */
export async function scriptHash(script: string, folder: string): Promise<string> {
  const file = path.resolve(folder, script);
  return await hashOf({ script: nameOf(file, folder) }, await withImports([file]), folder);
}

async function hashOf(facts: object, files: readonly string[], folder: string): Promise<string> {
  const contents: Record<string, string> = {};
  for (const file of new Set(files)) contents[nameOf(file, folder)] = await fileHash(file);
  return createHash('sha256').update(canonicalJson({ facts, contents })).digest('hex');
}

async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    throw new HeadroomError(
      'DATA_MISSING',
      `${file} cannot be read: ${error instanceof Error ? error.message : error}.`,
      'Check the path and its permissions.',
      error,
    );
  }
  return hash.digest('hex');
}

const nameOf = (file: string, folder: string) => path.relative(folder, file).split(path.sep).join('/');
