import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaignReport, campaignReportSchema } from '../../../engine/model/campaign.ts';
import { makeServiceRepository, type ServiceChange } from '../../fixtures/service/repository.ts';
import { type Ended, headroomIn } from './project.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function repository(change: ServiceChange) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-gate-'));
  folders.push(folder);
  makeServiceRepository(folder, change);
  return folder;
}

/** Short blocks, a quantile that few samples tell, and a patient clock: the machine of a test is busy. */
const quick = [
  '--set',
  'gate.family=["p50","errorRate"]',
  '--set',
  'gate.block.load=2s',
  '--set',
  'gate.block.warmUp=1s',
  '--set',
  'environments.local.maxLateness=5s',
];
const bringUp = ['--up', 'node server.mjs', '--url', 'http://$SIDE.localhost:$PORT'];
const reportOf = ({ stdout, stderr }: Ended): CampaignReport => {
  const document = JSON.parse(stdout);
  expect(document, stderr).not.toHaveProperty('code');
  return campaignReportSchema.parse(document);
};

describe('a duet between two commits', () => {
  it('from a clean clone catches a query that was added, by its count', async () => {
    const origin = repository({ extraQueries: 1 });
    const clone = path.join(mkdtempSync(path.join(os.tmpdir(), 'headroom-clone-')), 'service');
    folders.push(path.dirname(clone));
    execFileSync('git', ['clone', '--quiet', origin, clone]);
    const ended = await headroomIn(clone, 'gate', '--base', 'origin/main', ...bringUp, ...quick, '--budget', '60s', '--json').ended;
    const report = reportOf(ended);
    expect(report).toMatchObject({
      mode: 'duet',
      verdict: 'regressed',
      blocks: true,
      blockedBy: ['work-counter'],
      exitCode: 1,
      stoppedEarly: true,
    });
    expect(ended.code).toBe(1);
    expect(report.separation).toMatchObject({ shown: true, by: 'version', base: { version: '1.0.0' }, head: { version: '1.1.0' } });
    const [worst] = report.comparison?.changes.filter(({ verdict }) => verdict === 'regressed') ?? [];
    expect(worst).toMatchObject({ metric: 'dbQueries', endpoint: 'GET /quote', base: 2, head: 3 });
    expect(report.sides).toMatchObject({
      base: { git: { branch: 'origin/main', dirty: false }, restarted: 'block' },
      head: { git: { branch: 'change' } },
    });
    expect(execFileSync('git', ['-C', clone, 'status', '--short'], { encoding: 'utf8' })).toBe('');
    expect(execFileSync('git', ['-C', clone, 'worktree', 'list'], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(1);
    expect(existsSync(path.join(clone, '.headroom', 'campaigns', report.campaign.id, 'report.html'))).toBe(true);
  });

  it('of unchanged code measures blocks on both sides and does not block; in turns where only one side can be up', async () => {
    const folder = repository({});
    const together = reportOf(await headroomIn(folder, 'gate', '--base', 'main', ...bringUp, ...quick, '--budget', '40s', '--json').ended);
    expect(together).toMatchObject({ mode: 'duet', blocks: false, exitCode: 0, units: { discarded: 1 } });
    expect(together.units.detection).toBeGreaterThanOrEqual(4);
    const counters = together.comparison?.changes.filter(({ statistic }) => statistic === 'count') ?? [];
    expect(counters.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged']);
    const median = together.comparison?.changes.find(({ primary, statistic }) => primary && statistic === 'p50');
    expect(median?.evidence?.units.length).toBe(together.units.detection + together.units.confirmation);
    expect(median?.smallestDetectableChange).toBeGreaterThan(0);

    const inTurn = reportOf(
      await headroomIn(folder, 'gate', '--base', 'main', ...bringUp, ...quick, '--alternating', '--budget', '20s', '--json').ended,
    );
    expect(inTurn).toMatchObject({ mode: 'alternating', exitCode: 0 });
    const sides = inTurn.campaign.runs.map(({ side }) => side);
    expect(sides.filter((side) => side === 'base')).toHaveLength(sides.length / 2);
  });

  it('is refused, with what to do, where there is nothing to bring up or no such commit', async () => {
    const folder = repository({});
    const missing = await headroomIn(folder, 'gate', '--base', 'main').ended;
    expect([missing.code, missing.stderr]).toEqual([64, expect.stringContaining('--base needs --up and --url')]);
    const unknown = await headroomIn(folder, 'gate', '--base', 'no-such-branch', ...bringUp).ended;
    expect([unknown.code, unknown.stderr]).toEqual([64, expect.stringContaining('GIT_UNUSABLE')]);
    expect(existsSync(path.join(folder, '.headroom', 'campaigns'))).toBe(false);
  });
});

describe('a service that runs', () => {
  let folder: string;
  const local = [
    '--set',
    'environments.local.start=node server.mjs',
    '--set',
    'environments.local.health.url=http://127.0.0.1:8080/health',
  ];
  const short = ['--set', 'scenarios.quotes.load.hold=4s', '--set', 'scenarios.quotes.load.warmUp=1s', ...quick];
  const gate = async (...args: string[]) => await headroomIn(folder, 'gate', ...args).ended;

  beforeAll(() => {
    folder = repository({});
  });

  it('given as both sides is no duet', async () => {
    const ended = await gate('--url', 'http://127.0.0.1:9', '--base-url', 'http://LOCALHOST:9/', '--json');
    expect(ended.code).toBe(3);
    expect(reportOf(ended)).toMatchObject({ verdict: 'invalid', reasons: [{ code: 'sides-not-separated', facts: { why: 'same-url' } }] });
  });

  it('is judged by its targets, then while learning, and from recorded runs; a hard key that differs is named', async () => {
    const first = reportOf(await gate('--json', ...local, ...short));
    expect(first).toMatchObject({ mode: 'targets', verdict: null, blocks: false, exitCode: 0 });
    expect(first.targets.map(({ status }) => status)).toEqual(['pass', 'pass']);
    const [run] = first.campaign.runs;
    const approved = await headroomIn(folder, 'baseline', 'approve', run?.id ?? '', '--why', 'the first').ended;
    expect(approved.code).toBe(0);

    const learning = reportOf(await gate('--json', ...local, ...short));
    expect(learning).toMatchObject({ mode: 'learning', exitCode: 0, comparison: { mode: 'learning', baselineSessions: 1 } });
    const again = reportOf(await gate('--from', 'latest', '--json'));
    expect(again).toMatchObject({
      mode: 'learning',
      verdict: learning.verdict,
      campaign: { runs: [{ id: learning.campaign.runs[0]?.id }] },
    });

    const other = await gate('--json', ...local, ...short, '--set', 'scenarios.quotes.thinkTime=50ms');
    expect(other.code).toBe(3);
    expect(reportOf(other).comparison).toMatchObject({ verdict: 'invalid', differences: [{ key: 'scenario', hard: true }] });
  });

  it('that misses a target blocks, unless somebody overrides it with a reason', async () => {
    const missed = ['--set', 'scenarios.quotes.targets=["p50 < 1 ms"]'];
    const blocked = reportOf(await gate('--json', ...local, ...short, ...missed));
    expect(blocked).toMatchObject({ blocks: true, blockedBy: ['target'], exitCode: 1 });
    const passed = await gate('--json', ...local, ...short, ...missed, '--override', 'the index is added next week', '--by', 'Ada');
    expect(passed.code).toBe(0);
    expect(reportOf(passed)).toMatchObject({
      blocks: false,
      blockedBy: ['target'],
      override: { by: 'Ada', why: 'the index is added next week' },
    });
  });

  it('in a job of GitHub leaves annotations and a summary of the step', async () => {
    const summary = path.join(folder, 'summary.md');
    const job = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const ended = await headroomIn(folder, { env: job }, 'gate', '--url', 'http://127.0.0.1:9', '--base-url', 'http://127.0.0.1:9').ended;
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/^::error/m);
    expect(readFileSync(summary, 'utf8')).toContain('sides not separated');
  });
});
