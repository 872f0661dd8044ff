import { loadConfiguration } from '../../../engine/config/index.ts';
import { openStore } from '../../../engine/store/index.ts';
import { socketSeries, vitalSeries } from './beside.ts';
import { sealCapacity } from './campaigns/capacity.ts';
import { sealGates } from './campaigns/gate.ts';
import { sealSchedule } from './campaigns/schedule.ts';
import { writeConfiguration } from './configuration.ts';
import { sealPageLab } from './page-lab.ts';
import { approve, type RecordedRun, type Recording, sealRun, stepsOfScenario } from './seal.ts';
import { measuredTraffic, type Outage } from './traffic.ts';

/** Fills a folder with a project: a configuration, runs from September 2025 to March 2026, gates, schedules, a capacity, baselines, notes. The same every time. */
export async function recordProject(folder: string): Promise<void> {
  writeConfiguration(folder);
  const recording: Recording = { store: openStore(folder), loaded: await loadConfiguration({ folder }) };
  await sealHistory(recording);
  await sealPageLab(recording);
  await sealDemos(recording);
  await sealGates(recording);
  await sealCapacity(recording);
}

/** A run of the monthly scenario: `slow` times the usual latency, which fell when the indexes came. */
function loadRun(
  recording: Recording,
  startedAt: string,
  commit: number,
  slow: number,
  over: Partial<RecordedRun> & { widthS?: number } = {},
): RecordedRun {
  const steps = stepsOfScenario(recording, 'load');
  const queries =
    over.listQueries === undefined ? {} : { queries: (name: string) => (name === 'GET /api/orders' ? (over.listQueries ?? 2) / 2 : 1) };
  return {
    scenario: 'load',
    startedAt,
    commit,
    measurement: (began) =>
      measuredTraffic({
        seed: Date.parse(startedAt) / 1000,
        startedAt: began,
        steps,
        widthS: over.widthS ?? 5,
        slower: (name) => slow * (over.listQueries !== undefined && name === 'GET /api/orders' ? 1.9 : 1),
        outages: over.outages ?? [],
        ...queries,
      }),
    ...over,
  };
}

const history: readonly (readonly [startedAt: string, commit: number, slow: number])[] = [
  ['2025-09-08T07:30:00.000Z', 0, 1.58],
  ['2025-09-22T07:30:00.000Z', 0, 1.63],
  ['2025-10-06T07:30:00.000Z', 0, 1.62],
  ['2025-10-20T07:30:00.000Z', 1, 1.6],
  ['2025-11-03T07:30:00.000Z', 2, 1.64],
  ['2025-11-17T07:30:00.000Z', 3, 1.19],
  ['2025-12-01T07:30:00.000Z', 4, 1.21],
  ['2025-12-15T07:30:00.000Z', 5, 1.18],
];

async function sealHistory(recording: Recording): Promise<void> {
  const ids: string[] = [];
  for (const [startedAt, commit, slow] of history) ids.push(await sealRun(recording, loadRun(recording, startedAt, commit, slow)));
  const [, , first = '', , , indexed = '', , last = ''] = ids;
  const sessions = async (day: string, commit: number, slow: readonly number[]) =>
    await sealSchedule(
      recording,
      { startedAt: `${day}T06:00:00.000Z`, endedAt: `${day}T06:12:30.000Z`, sessions: slow.length },
      async (session, campaign) =>
        await sealRun(
          recording,
          loadRun(recording, `${day}T06:0${6 * session}:10.000Z`, commit, slow[session] ?? 1, { over: { campaign } }),
        ),
    );
  await approve(recording, indexed, '2025-11-17T09:12:00.000Z', 'the indexes are in', 'v1.3');
  await approve(recording, first, '2025-10-06T08:10:00.000Z', 'first session of the new data set');
  await recording.store.baselines.drop(first, { by: 'Ada', at: '2025-11-17T09:10:00.000Z', why: 'measured without the indexes' });
  await approve(recording, last, '2025-12-15T09:00:00.000Z', 'end of the year');
  await sessions('2026-01-12', 6, [1.2, 1.17]);
  await sessions('2026-02-09', 7, [1.22, 1.19]);
  const regressed = await sealRun(recording, loadRun(recording, '2026-02-23T07:30:00.000Z', 8, 1.3, { listQueries: 22, widthS: 1 }));
  await recording.store.notes.add(regressed, {
    at: '2026-02-23T09:02:00.000Z',
    by: 'Grace',
    text: 'One query a row since the carrier moved into its own table.',
  });
  await recording.store.notes.add(regressed, { at: '2026-02-23T10:40:00.000Z', by: 'Ada', text: 'Mended in the next build.' });
}

const down: readonly Outage[] = [
  { endpoint: 'GET /api/orders/search', fromS: 60, toS: 130, share: 0.12, status: 503 },
  { endpoint: 'POST /api/orders', fromS: 70, toS: 130, share: 0.06, status: 500 },
];

async function sealDemos(recording: Recording): Promise<void> {
  const steps = stepsOfScenario(recording, 'demo');
  const demo = (
    startedAt: string,
    commit: number,
    over: Partial<RecordedRun> & { slow?: number; latenessMs?: number } = {},
  ): RecordedRun => {
    const seed = Date.parse(startedAt) / 1000;
    return {
      scenario: 'demo',
      startedAt,
      commit,
      measurement: (began) => {
        const { slow = 1, latenessMs = 1.4, outages = [] } = over;
        const limitUsers = 2600 / slow;
        const traffic = measuredTraffic({ seed, startedAt: began, steps, widthS: 1, slower: () => slow, limitUsers, latenessMs, outages });
        return { ...traffic, series: [...traffic.series, ...socketSeries(steps, seed + 1), ...vitalSeries(steps, seed + 2, slow)] };
      },
      ...over,
    };
  };
  await sealRun(recording, demo('2026-03-02T10:00:00.000Z', 9));
  await sealRun(recording, demo('2026-03-03T10:00:00.000Z', 9, { slow: 1.7, outages: down }));
  await sealRun(recording, demo('2026-03-05T16:20:00.000Z', 9, { latenessMs: 140, slow: 1.2, generatorCpu: 0.98 }));
  const load = stepsOfScenario(recording, 'load');
  const refused: readonly Outage[] = [{ endpoint: 'GET /api/orders', fromS: 95, toS: 400, share: 0.7, status: 503 }];
  const aborted = loadRun(recording, '2026-03-09T11:40:00.000Z', 10, 1.9, {
    environment: 'staging',
    outages: refused,
    over: { outcome: 'aborted', endReason: 'Ctrl-C', notes: ['The data set of staging is a tenth of production.'] },
  });
  await sealRun(recording, {
    ...aborted,
    measurement: (began) =>
      measuredTraffic({ seed: 77, startedAt: began, steps: load, slower: () => 1.9, outages: refused, untilS: 143, widthS: 1 }),
  });
  await sealRun(recording, loadRun(recording, '2026-03-11T07:30:00.000Z', 11, 1.15, { widthS: 1 }));
}
