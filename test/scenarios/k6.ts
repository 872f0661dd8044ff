import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { JourneyContext } from '../../engine/model/journey-context.ts';
import { resolveK6 } from '../../engine/setup/k6.mjs';

/** One observation of a run, as k6's own JSON output has it. */
export interface Observation {
  readonly metric: string;
  readonly value: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Unix ms. */
  readonly atMs: number;
}

export interface K6Run {
  readonly exitCode: number;
  readonly output: string;
  readonly observations: readonly Observation[];
  /** Values of one metric, of those observations that have these tags. */
  values(metric: string, tags?: Readonly<Record<string, string>>): number[];
}

export interface K6Script {
  /** TypeScript of a k6 script; `scenarios/` is replaced by the folder of the journeys. */
  readonly source: string;
  readonly context?: Partial<JourneyContext>;
  readonly env?: Readonly<Record<string, string>>;
}

const journeysFolder = new URL('../../scenarios/', import.meta.url).href;

/** Runs a script in a real k6 and reads every observation it made. */
export async function runK6({ source, context = {}, env = {} }: K6Script): Promise<K6Run> {
  const { path } = await resolveK6();
  const folder = await mkdtemp(join(tmpdir(), 'headroom-journey-'));
  try {
    const script = join(folder, 'script.ts');
    const points = join(folder, 'points.json');
    await writeFile(script, source.replaceAll("'scenarios/", `'${journeysFolder}`));
    const told: JourneyContext = { services: {}, journeys: {}, data: {}, seed: 1, side: null, ...context };
    const { exitCode = -1, all } = await execa(path, ['run', '--quiet', '--no-usage-report', '--out', `json=${points}`, script], {
      env: { ...env, HEADROOM_CONTEXT: JSON.stringify(told), K6_AUTO_EXTENSION_RESOLUTION: 'false' },
      all: true,
      reject: false,
      timeout: 60_000,
      forceKillAfterDelay: 1000,
      cleanup: true,
    });
    const observations = readObservations(await readFile(points, 'utf8').catch(() => ''));
    return { exitCode, output: all, observations, values: (metric, tags = {}) => valuesOf(observations, metric, tags) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Options of a script whose users each run its default function so many times. */
export const iterationsEach = (vus: number, iterations: number): string =>
  `export const options = { scenarios: { main: { executor: 'per-vu-iterations', vus: ${vus}, iterations: ${iterations}, maxDuration: '40s' } } };`;

function readObservations(text: string): Observation[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const { type, metric, data } = JSON.parse(line);
    return type === 'Point' ? [{ metric, value: data.value, tags: data.tags ?? {}, atMs: Date.parse(data.time) }] : [];
  });
}

function valuesOf(observations: readonly Observation[], metric: string, tags: Readonly<Record<string, string>>): number[] {
  const wanted = Object.entries(tags);
  return observations
    .filter((one) => one.metric === metric && wanted.every(([name, value]) => one.tags[name] === value))
    .map(({ value }) => value);
}
