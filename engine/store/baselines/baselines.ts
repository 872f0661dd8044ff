import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Baseline, Retirement } from '../../model/baseline.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { documentText, readDocument, reasonOf } from '../documents/document.ts';
import { codeOf } from '../files/failure.ts';
import { exists, writeNew } from '../files/whole-file.ts';
import { type Layout, safeName } from '../layout.ts';

/** An approved session, with why it no longer counts when it was dropped. */
export interface BaselineEntry {
  readonly file: string;
  readonly baseline: Baseline;
  readonly retirement: Retirement | null;
}

/** Stores an approved session under its environment. Gives the file. Throws BASELINE_REFUSED where that run was approved before: a baseline never changes. */
export async function approveBaseline(layout: Layout, baseline: Baseline): Promise<string> {
  const file = path.join(layout.baselines, safeName(baseline.environment, 'environment'), `${safeName(baseline.run, 'run')}.json`);
  if (await writeNew(file, documentText('baseline', baseline))) return file;
  const retired = await exists(retirementFile(file));
  throw new HeadroomError(
    'BASELINE_REFUSED',
    `${baseline.run} was approved before${retired ? ' and dropped since' : ''}: ${file}.`,
    'A baseline is never overwritten. Run again and approve the new run.',
  );
}

/** Lays a retirement beside a baseline, with who and why; the baseline stays. Throws BASELINE_UNKNOWN or BASELINE_REFUSED. */
export async function dropBaseline(layout: Layout, name: string, retired: Retirement['retired']): Promise<BaselineEntry> {
  const entry = await findBaseline(layout, name);
  const retirement: Retirement = { schemaVersion: 1, run: entry.baseline.run, retired };
  if (await writeNew(retirementFile(entry.file), documentText('retirement', retirement))) return { ...entry, retirement };
  throw new HeadroomError(
    'BASELINE_REFUSED',
    `${entry.baseline.run} was dropped before.`,
    '`headroom baseline list` says by whom and why.',
  );
}

/** The baseline of a run, by its id or the beginning of just one. Throws BASELINE_UNKNOWN with near names. */
export async function findBaseline(layout: Layout, name: string): Promise<BaselineEntry> {
  const entries = await listBaselines(layout);
  const exact = entries.find(({ baseline }) => baseline.run === name);
  const begun = name === '' ? [] : entries.filter(({ baseline }) => baseline.run.startsWith(name));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found) return found;
  const known = (begun.length > 0 ? begun : entries).map(({ baseline }) => baseline.run);
  const message = begun.length > 1 ? `${begun.length} baselines begin with ${name}.` : `There is no baseline ${name}.`;
  throw new HeadroomError('BASELINE_UNKNOWN', message, nearNamesHint(name, known, 'baseline'));
}

/** Every baseline, or those of one environment, oldest measurement first. Throws BASELINE_DAMAGED naming the file: to judge without it would be silent. */
export async function listBaselines(layout: Layout, environment?: string): Promise<BaselineEntry[]> {
  const environments = environment === undefined ? await namesIn(layout.baselines) : [safeName(environment, 'environment')];
  const entries = await Promise.all(environments.map((name) => readEnvironment(path.join(layout.baselines, name), name)));
  return entries.flat().sort((a, b) => (a.baseline.measuredAt < b.baseline.measuredAt ? -1 : 1));
}

async function readEnvironment(folder: string, environment: string): Promise<BaselineEntry[]> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.json') && !name.endsWith('.retired.json'));
  return await Promise.all(files.map((name) => readEntry(path.join(folder, name), environment)));
}

async function readEntry(file: string, environment: string): Promise<BaselineEntry> {
  const baseline = await readDocument('baseline', file);
  const retirement = (await exists(retirementFile(file))) ? await readDocument('retirement', retirementFile(file)) : null;
  const run = path.basename(file, '.json');
  const wrong = [baseline.run, retirement?.run ?? run].find((name) => name !== run);
  if (wrong !== undefined || baseline.environment !== environment)
    throw new HeadroomError(
      'BASELINE_DAMAGED',
      `${file} is that of ${wrong ?? baseline.run} in ${baseline.environment}.`,
      'A baseline keeps its name and folder: take it back from version control.',
    );
  return { file, baseline, retirement };
}

const retirementFile = (file: string) => file.replace(/\.json$/, '.retired.json');

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw new HeadroomError(
      'BASELINE_DAMAGED',
      `${folder} cannot be read: ${reasonOf(error)}.`,
      'Check who owns the folder and its permissions.',
      error,
    );
  }
}
