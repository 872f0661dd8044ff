import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CapacityReport, capacityReportSchema } from '../../../engine/model/capacity.ts';
import { configuration, type Ended, makeProject } from './project.ts';

const server = createServer((_, response) => response.end('{}'));
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const journey = `import http from 'k6/http';
export default function () {
  const { api } = JSON.parse(__ENV.HEADROOM_CONTEXT).services;
  http.get(api + '/api/plans', { tags: { name: 'GET /api/plans' } });
  http.get(api + '/api/carriers', { tags: { name: 'GET /api/carriers' } });
}
`;
/** Short plateaus, and a patient clock: the machine of a test is busy. */
const project = (more: { readonly here?: object; readonly capacity?: object; readonly targets?: readonly string[] } = {}) =>
  makeProject({
    'headroom.config.ts': configuration({
      defaults: { environment: 'here' },
      environments: {
        here: { services: { api: url }, maxLateness: '5s', ...more.here },
        demo: { demo: { orders: 1000, users: 20 }, maxLateness: '5s' },
      },
      scenarios: {
        mix: {
          journeys: [{ journey: 'journey.ts' }],
          load: { profile: 'rate', rate: 5, hold: '5s', warmUp: 0 },
          thinkTime: '1s',
          targets: more.targets ?? [{ target: 'latency avg < 2 s', at: { users: 50 } }, 'users >= 50'],
        },
      },
      capacity: { plateau: { samples: 59, atLeast: '2s', atMost: '2s', warmUp: '1s' }, from: 5, ...more.capacity },
    }),
    'journey.ts': journey,
  });

const reportOf = ({ stdout, stderr }: Ended): CapacityReport => {
  const document = stdout === '' ? {} : JSON.parse(stdout);
  expect(document, stderr).not.toHaveProperty('code');
  return capacityReportSchema.parse(document);
};
const levels = ({ points }: CapacityReport) => points.map(({ planned }) => planned.arrivalRate);

describe('a search', () => {
  it('climbs in sealed runs of one campaign on one demo, and says that the end was not reached', async () => {
    const there = project();
    const ended = await there.run('capacity', '--env', 'demo', '--up-to', '12', '--json');
    const report = reportOf(ended);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('Search from 5 journeys/s up to 12 ');
    expect(ended.stderr).toContain('plateau 1 of at most');
    expect(ended.stderr.match(/Starting the demo/g)).toHaveLength(1);
    expect(report).toMatchObject({
      mode: 'search',
      steppedBy: 'journeys',
      driver: 'k6',
      outcome: 'not-reached',
      exitCode: 0,
      reasons: [{ code: 'up-to', facts: { upTo: 12 } }],
    });
    // The load a target is for is the ladder's to choose; how many users there are is no target of its own.
    expect(report.points[0]?.verdicts.map(({ target }) => target)).toEqual(['latency avg < 2 s']);
    expect(levels(report).at(-1)).toBe(12);
    const [first] = report.points;
    expect(first?.resources.map(({ resource }) => resource).sort()).toEqual(['app-cpu', 'database', 'event-loop', 'host-cpu']);
    expect(first?.little?.counted).toBeGreaterThan(0);
    expect(first?.journey?.requests).toBeCloseTo(2, 0);

    const folder = path.join(there.folder, '.headroom');
    const id = report.campaign?.id ?? '';
    expect(readdirSync(path.join(folder, 'campaigns', id)).sort()).toEqual(['campaign.json', 'report.html', 'report.json']);
    const runs = report.campaign?.runs ?? [];
    expect(runs.map(({ role, phase }) => [role, phase])).toEqual(runs.map(() => ['plateau', 'detection']));
    const stored = runs.map((run) => JSON.parse(readFileSync(path.join(folder, 'runs', run.id, 'run.json'), 'utf8')));
    expect(stored.map(({ campaign }) => campaign)).toEqual(runs.map(() => id));
    expect(stored.map(({ provenance }) => provenance.targetRestarted)).toEqual(runs.map((_, at) => at === 0));
    expect(stored.map(({ control, workCounters }) => [control, workCounters])).toEqual(runs.map(() => [null, []]));
    expect((await there.run('baseline', 'approve', runs[0]?.id ?? '', '--why', 'x')).stderr).toContain('plateau');
    expect((await there.run('runs', '--campaigns')).stdout).toMatch(/sealed +capacity/);
    there.remove();
  });

  it('whose target is missed at the lightest load says so', async () => {
    const there = project();
    const ended = await there.run('capacity', '--target', 'latency avg < 0.001 ms', '--from', '16', '--json');
    expect([ended.code, reportOf(ended).outcome]).toEqual([1, 'not-met']);
    expect(levels(reportOf(ended))).toEqual([16, 4, 1]);
    there.remove();
  });

  it('claims nothing where its generator may use too few users, or keeps no time', async () => {
    for (const here of [
      { maxUsers: 1, services: { api: url } },
      { maxLateness: '1ms', services: { api: url } },
    ]) {
      const slow = createServer((_, response) => setTimeout(() => response.end('{}'), 400));
      await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
      const api = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
      const there = project({ here: { ...here, services: { api }, ...('maxUsers' in here ? {} : { maxLateness: '0.01ms' }) } });
      const ended = await there.run('capacity', '--target', 'latency avg < 1 s', '--from', '40', '--json');
      const report = reportOf(ended);
      expect([ended.code, report.outcome, report.model, report.planning]).toEqual([3, 'invalid', null, null]);
      expect(levels(report)).toEqual([40, 40]);
      expect(report.reasons).toMatchObject([
        { code: 'generator', facts: { why: 'maxUsers' in here ? 'too-few-users-for-rate' : 'late-ticker' } },
      ]);
      slow.close();
      there.remove();
    }
  });
});

describe('one endpoint or one socket', () => {
  it('is climbed in connections', async () => {
    const short = { profile: 'steps', steps: [{ users: 1, hold: '1s' }] };
    const there = makeProject({
      'headroom.config.ts': configuration({
        environments: { demo: { demo: { orders: 500, users: 10 }, maxLateness: '5s' } },
        scenarios: {
          carriers: { endpoint: { path: '/api/carriers', rate: 400 }, load: short, targets: ['p95 < 5 s', 'connections >= 6'] },
          sockets: {
            socket: {
              path: '/ws/tracking?token={token}',
              token: { service: 'auth', path: '/auth/guest' },
              messages: [{ type: 'ping', id: '{id}', sentAt: '{now}' }],
              every: '20ms',
            },
            load: short,
            targets: ['wsRoundTrip p50 < 5 s'],
          },
        },
        capacity: { plateau: { samples: 59, atLeast: '2s', atMost: '2s', warmUp: '1s' }, from: 2, upTo: 4 },
      }),
    });
    for (const [scenario, driver] of [
      ['carriers', 'autocannon'],
      ['sockets', 'ws'],
    ] as const) {
      const ended = await there.run('capacity', scenario, '--json');
      const report = reportOf(ended);
      expect([ended.code, report.outcome, report.steppedBy, report.driver], ended.stderr).toEqual([
        0,
        'not-reached',
        'connections',
        driver,
      ]);
      expect(report.points[0]).toMatchObject({
        planned: { arrivalRate: null, users: null, connections: 2 },
        journey: null,
        droppedShare: null,
      });
      expect(report.points.at(-1)).toMatchObject({ planned: { connections: 4 } });
      for (const { verdicts, throughput } of report.points) {
        expect(verdicts).toMatchObject([{ status: 'pass' }]);
        expect(throughput.value).toBeGreaterThan(20);
      }
    }
    there.remove();
  });
});

describe('a ladder', () => {
  it('that is interrupted keeps what was measured, and is gone on with', async () => {
    const there = project();
    const started = there.start('capacity', '--ladder', '5,10', '--json');
    await started.says('plateau 1 of');
    started.child.kill('SIGINT');
    const ended = await started.ended;
    const before = reportOf(ended);
    expect([ended.code, before.outcome, before.mode]).toEqual([130, 'interrupted', 'ladder']);
    expect(ended.stderr).toContain(`headroom capacity --resume ${before.campaign?.id}`);
    const again = await there.run('capacity', '--resume', before.campaign?.id ?? '', '--json');
    const after = reportOf(again);
    expect(levels(after)).toEqual([5, 10, 5]);
    expect(after.points[0]?.run).toBe(before.points[0]?.run);
    expect(after.points[0]?.throughput).toEqual(before.points[0]?.throughput);
    expect(after.points[0]?.health).toEqual(before.points[0]?.health);
    expect(after.campaign).toMatchObject({ ladder: { continues: before.campaign?.id } });
    expect(again.stderr).toContain('1 of them were measured before');
    expect(after.campaign?.runs.map(({ phase }) => phase)).toEqual(['detection', 'detection', 'confirmation']);

    const other = await there.run('capacity', '--resume', before.campaign?.id ?? '', '--set', 'scenarios.mix.seed=9');
    expect([other.code, other.stderr]).toEqual([64, expect.stringContaining('have changed')]);
    const unknown = await there.run('capacity', '--resume', '2020');
    expect([unknown.code, unknown.stderr]).toEqual([64, expect.stringContaining('CAMPAIGN_UNKNOWN')]);
    there.remove();
  });
});

describe('before anything is loaded', () => {
  const refused = async (words: readonly string[], code: string, what: string, files?: Parameters<typeof project>[0]) => {
    const there = project(files);
    const ended = await there.run('capacity', ...words);
    expect([ended.code, ended.stderr]).toEqual([64, expect.stringContaining(code)]);
    expect(ended.stderr).toContain(what);
    expect(existsSync(path.join(there.folder, '.headroom', 'campaigns'))).toBe(false);
    there.remove();
  };

  it('a target that cannot be understood, or that no load breaks, is refused', async () => {
    await refused(['--target', 'p95 < 300'], 'TARGET_SYNTAX', 'ms');
    await refused(['--target', 'users >= 100'], 'USAGE', 'upper limit of a latency');
    await refused(['--target', 'lcp p75 < 2500 ms'], 'USAGE', 'upper limit of a latency');
    await refused([], 'CONFIG_INVALID', 'no target about latency', { targets: ['errorRate < 1 %'] });
  });

  it('a ladder without an end, a step or a scenario is refused', async () => {
    await refused(['--ladder'], 'USAGE', '--up-to');
    await refused(['--from', '10', '--up-to', '10'], 'USAGE', 'has no step');
    await refused(['journey.ts'], 'USAGE', 'script');
    await refused(['nobody'], 'SCENARIO_UNKNOWN', 'nobody');
    await refused(['--points', 'x.csv', '--ladder', '1,2'], 'USAGE', '--points measures nothing');
  });

  it('points that cannot be read are refused, with the line', async () => {
    await refused(['--points', 'nowhere.csv'], 'POINTS_UNREADABLE', 'nowhere.csv');
    await refused(['--points', 'journey.ts'], 'POINTS_UNREADABLE', 'line 1');
  });
});

it('points of somebody else are judged without load, and stored nowhere', async () => {
  const there = makeProject({
    'points.csv': 'concurrency,throughput,p95\n1,65,20\n18,996,40\n36,1652,90\n72,1853,250\n108,1829,420\n144,1775,600\n',
  });
  const ended = await there.run('capacity', '--points', 'points.csv', '--target', 'p95 < 300 ms', '--json');
  const report = reportOf(ended);
  expect([ended.code, report.outcome, report.mode, report.pointsFile]).toEqual([0, 'found', 'points', 'points.csv']);
  expect(report.points.map(({ verdicts }) => verdicts[0]?.status)).toEqual(['pass', 'pass', 'pass', 'pass', 'fail', 'fail']);
  const hopeless = await there.run('capacity', '--points', 'points.csv', '--target', 'p95 < 5 ms', '--json');
  expect([hopeless.code, reportOf(hopeless).outcome]).toEqual([1, 'not-met']);
  const untold = await there.run('capacity', '--points', 'points.csv', '--target', 'p99 < 5 s', '--json');
  expect([untold.code, reportOf(untold).outcome]).toEqual([1, 'no-data']);
  expect(existsSync(path.join(there.folder, '.headroom', 'campaigns'))).toBe(false);
  there.remove();
});
