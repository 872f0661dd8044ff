import { familyMember } from '../compare/family.ts';
import { ofMetrics } from '../compare/parts.ts';
import { sessionSeries } from '../compare/series.ts';
import { type History, type HistorySession, historyOf } from '../compare/trend/history.ts';
import { type Trend, type TrendSession, trendOf } from '../compare/trend.ts';
import type { BaselineSeries } from '../model/baseline.ts';
import { HeadroomError } from '../model/error.ts';
import { nearNamesHint } from '../model/near-names.ts';
import { duetUnits, type Store } from '../store/index.ts';

export interface TrendWanted {
  /** As in the gate's family: `p95`, `errorRate`, `lcp p75`. */
  readonly metric: string;
  /** Those of the newest session when not given. */
  readonly scenario: string | undefined;
  readonly environment: string | undefined;
}

export interface HistoryTrend extends Trend, Omit<History, 'sessions'> {
  /** Sessions of the history that were not read since they are older than the newest so many. */
  readonly older: number;
}

/** Gives what a session says of a metric, by `read` or as it is known from before: sealed runs do not change. */
export type RememberSession = (
  run: string,
  metric: string,
  read: () => Promise<readonly BaselineSeries[]>,
) => Promise<readonly BaselineSeries[]>;

const readAgain: RememberSession = async (_run, _metric, read) => await read();

/** Reading a run's numbers takes tenths of a second, and what moved years ago is no news. */
const mostSessions = 100;

/** The history of one metric over the runs and baselines of a project. Throws RUN_UNKNOWN where there is no session, USAGE for a metric that none of them measured, RUN_DAMAGED. */
export async function metricTrend(store: Store, wanted: TrendWanted, remember: RememberSession = readAgain): Promise<HistoryTrend> {
  const history = await findHistory(store, wanted);
  const read = history.sessions.slice(-mostSessions);
  const { metric } = familyMember(wanted.metric);
  const sessions: TrendSession[] = [];
  for (const session of read)
    sessions.push({ ...session, series: await remember(session.run, metric, async () => await seriesOf(store, session, metric)) });
  const trend = trendOf(sessions, wanted.metric);
  if (trend.points.length === 0) {
    const known = [...new Set(read.flatMap(({ baseline }) => baseline?.series ?? []).map((series) => series.metric))];
    throw new HeadroomError(
      'USAGE',
      `No session of ${history.scenario} in ${history.environment} measured ${wanted.metric} often enough.`,
      nearNamesHint(wanted.metric, ['p95', 'p50', 'p99', 'errorRate', ...known], 'metric'),
    );
  }
  return {
    ...trend,
    scenario: history.scenario,
    environment: history.environment,
    otherKeys: history.otherKeys,
    older: history.sessions.length - read.length,
  };
}

async function findHistory(store: Store, { scenario, environment }: TrendWanted): Promise<History> {
  const isUnit = duetUnits(await store.campaigns.list());
  const runs = (await store.listRuns()).flatMap((entry) => (entry.state === 'sealed' && !isUnit(entry.run) ? [entry.run] : []));
  const entries = await store.baselines.list();
  const baselines = entries.filter(({ retirement }) => retirement === null).map(({ baseline }) => baseline);
  const history = historyOf({ runs, baselines, scenario, environment });
  if (history !== null) return history;
  const place = [scenario === undefined ? '' : ` of ${scenario}`, environment === undefined ? '' : ` in ${environment}`].join('');
  throw new HeadroomError(
    'RUN_UNKNOWN',
    `There is no completed, valid run${place} yet.`,
    scenario === undefined
      ? 'Make one: `headroom run <scenario>`.'
      : nearNamesHint(scenario, [...new Set([...runs, ...baselines].map((one) => one.scenario))], 'scenario'),
  );
}

/** A baseline keeps what is wanted, and is read in no time. */
async function seriesOf(store: Store, { run, baseline }: HistorySession, metric: string): Promise<readonly BaselineSeries[]> {
  return baseline?.series ?? sessionSeries(ofMetrics(await store.loadMeasurement(run), [metric]));
}
