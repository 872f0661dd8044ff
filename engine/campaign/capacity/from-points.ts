import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parsePoints } from '../../capacity/plateau/points-file.ts';
import { loadConfiguration } from '../../config/index.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { configurationSchema } from '../../model/configuration.ts';
import { exitCode, HeadroomError } from '../../model/error.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Target } from '../../model/target.ts';
import { meets } from '../../targets/operators.ts';
import { parseTarget } from '../../targets/parse.ts';
import { conclude, planningSettings } from './conclude.ts';
import type { CapacityWanted } from './wanted.ts';

/** What somebody's own points say; nothing is loaded and nothing stored. Throws POINTS_UNREADABLE, TARGET_SYNTAX, and the errors of the configuration where there is one. */
export async function concludePoints(wanted: CapacityWanted, file: string): Promise<CapacityReport> {
  return await concludePointsText(wanted, path.basename(file), await readPoints(path.resolve(wanted.folder, file)));
}

/** As `concludePoints`, of the text of such a file. `today` is the day it is planned from. */
export async function concludePointsText(wanted: CapacityWanted, name: string, text: string, today?: string): Promise<CapacityReport> {
  const began = performance.now();
  const targets = (wanted.targets ?? []).map((target) => parseTarget({ target, abort: false }));
  const rows = parsePoints(text, name, wanted.replicas ?? 1);
  const points = rows.map((row) => ({ ...row, verdicts: targets.map((target) => verdictOf(row, target)) }));
  const { folder, configuration } = await settingsOf(wanted);
  const settings = await planningSettings(configuration, folder, undefined);
  const concluded = conclude({ points, targets, settings, measured: null, environment: null, today });
  return {
    schemaVersion: 1,
    campaign: null,
    pointsFile: name,
    mode: 'points',
    scenario: null,
    environment: null,
    driver: null,
    steppedBy: 'concurrency',
    plan: null,
    points,
    ...concluded,
    ...ending(points, targets),
    reasons: [],
    spentS: (performance.now() - began) / 1000,
    reproduce: wanted.command,
    notes: [],
  };
}

/** What a row says of a target about latency, by its statistic; nothing of any other one. */
function verdictOf(row: LoadPoint, { text, metric, statistic, operator, expected, scope }: Target): LoadPoint['verdicts'][number] {
  const told: Readonly<Record<string, LoadPoint['p95Ms']>> = { avg: row.meanMs, p50: row.p50Ms, p95: row.p95Ms, p99: row.p99Ms };
  const actual = metric === 'latency' && Object.keys(scope).length === 0 ? (told[statistic] ?? null) : null;
  if (actual === null) return { target: text, status: 'no-data', actual };
  return { target: text, status: meets(actual.value, operator, expected) ? 'pass' : 'fail', actual };
}

/** Rows are in order of load: a target is found between the last that meets it below the first that misses it. */
function ending(points: CapacityReport['points'], targets: readonly Target[]): Pick<CapacityReport, 'outcome' | 'exitCode'> {
  const found = targets.map(({ text }) => {
    const statuses = points.map(({ verdicts }) => verdicts.find(({ target }) => target === text)?.status ?? 'no-data');
    if (statuses.every((status) => status === 'no-data')) return 'no-data';
    const fail = statuses.indexOf('fail');
    return fail < 0 ? 'not-reached' : statuses.slice(0, fail).includes('pass') ? 'found' : 'not-met';
  });
  const outcome = (['no-data', 'not-met', 'not-reached'] as const).find((each) => found.includes(each)) ?? 'found';
  return { outcome, exitCode: outcome === 'no-data' || outcome === 'not-met' ? exitCode.targetFailed : exitCode.good };
}

async function readPoints(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new HeadroomError(
      'POINTS_UNREADABLE',
      `${file} cannot be read: ${why}.`,
      'Name a CSV file with the header concurrency,throughput.',
      error,
    );
  }
}

/** A project without a configuration may still have points. */
async function settingsOf({ folder, config, set }: CapacityWanted) {
  try {
    return await loadConfiguration({ folder, file: config, overrides: { set } });
  } catch (error) {
    if (!(error instanceof HeadroomError) || error.code !== 'CONFIG_MISSING' || config !== undefined) throw error;
    return { folder, configuration: configurationSchema.parse({ environments: {}, scenarios: {} }) };
  }
}
