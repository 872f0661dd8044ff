import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupRuns } from '../../../../engine/environments/process-group.ts';
import { pool } from '../../../../engine/measure/pool.ts';
import { HeadroomError } from '../../../../engine/model/error.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { ScenarioInput } from '../../../../engine/model/scenario.ts';
import type { WindowFileLine } from '../../../../engine/model/window-file.ts';
import { autocannonDriver } from '../../../../engine/run/drivers/autocannon/index.ts';
import type { DriverRun } from '../../../../engine/run/drivers/driver.ts';
import { k6Driver } from '../../../../engine/run/drivers/k6/index.ts';
import { findK6Tools } from '../../../../engine/run/drivers/k6/tools.ts';
import { replayDriver } from '../../../../engine/run/drivers/replay.ts';
import { wsDriver } from '../../../../engine/run/drivers/ws/index.ts';
import { autocannonPlan, given, readToEnd, wsPlan } from './generators.ts';
import { fixtures, journey, journeyWork, planOf } from './k6/plans.ts';
import { type CountingTarget, openTarget } from './target.ts';

type Load = NonNullable<ScenarioInput['load']>;
interface Started {
  readonly run: DriverRun;
  readonly steps: readonly LoadStep[];
  clean(): Promise<void>;
}
interface Arm {
  start(target: CountingTarget, load: Load): Promise<Started>;
  /** Starts what cannot be; null where every plan can. */
  readonly startBad: ((target: CountingTarget) => Promise<Started>) | null;
  /** What is counted, here and at the target. */
  readonly metric: string;
  readonly counted: (target: CountingTarget) => number;
}

const twoSteps: Load = {
  profile: 'steps',
  steps: [
    { users: 2, hold: '2s' },
    { users: 4, hold: '2s' },
  ],
};
const long: Load = { profile: 'steps', steps: [{ users: 3, hold: '60s' }] };
const slowAnswer = { answer: (_: unknown, response: { end(text: string): void }) => void setTimeout(() => response.end('{}'), 10) };

async function startGenerator(kind: 'autocannon' | 'ws', target: CountingTarget, load: Load): Promise<Started> {
  if (kind === 'autocannon') {
    const order = await given(autocannonPlan(target.port), load);
    return { run: await autocannonDriver.start(order), steps: order.steps, clean: order.clean };
  }
  const order = await given(wsPlan(target.port), load);
  return { run: await wsDriver.start(order), steps: order.steps, clean: order.clean };
}

async function startK6(target: CountingTarget, load: Load, names: readonly string[] = ['shop']): Promise<Started> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-k6-'));
  const work = journeyWork(
    names.map((name) => journey(name, { name: 'shop' })),
    load,
  );
  const told = { ...work, context: { ...work.context, services: { api: target.url } } };
  const { k6 } = await findK6Tools();
  const run = await k6Driver.start(planOf(told, { binary: k6, folder, workingFolder: fixtures }));
  return { run, steps: work.load.steps, clean: () => rm(folder, { recursive: true, force: true }) };
}

/** What another driver recorded of the same target, played again. */
async function startReplay(target: CountingTarget, load: Load): Promise<Started> {
  if (recorded === null || load !== long) {
    const first = await startGenerator('autocannon', target, twoSteps);
    recorded = { lines: (await readToEnd(first.run, first.steps)).lines, steps: first.steps };
    await first.clean();
  }
  const { lines, steps } = recorded;
  return { run: await replayDriver.start({ recording: lines, speed: load === long ? 0.05 : null }), steps, clean: async () => undefined };
}
let recorded: { readonly lines: readonly WindowFileLine[]; readonly steps: readonly LoadStep[] } | null = null;

const bad = async (start: () => Promise<DriverRun>): Promise<Started> => ({ run: await start(), steps: [], clean: async () => undefined });

const drivers: Readonly<Record<string, Arm>> = {
  k6: {
    start: startK6,
    startBad: (target) => startK6(target, twoSteps, ['shop', 'counter']),
    metric: 'requests',
    counted: ({ counts }) => counts.requests,
  },
  autocannon: {
    start: (target, load) => startGenerator('autocannon', target, load),
    startBad: async (target) => {
      const order = await given(autocannonPlan(target.port, { rate: 3 }), twoSteps);
      return await bad(() => autocannonDriver.start(order)).finally(order.clean);
    },
    metric: 'requests',
    counted: ({ counts }) => counts.requests,
  },
  ws: {
    start: (target, load) => startGenerator('ws', target, load),
    startBad: async (target) => {
      const order = await given(wsPlan(target.port, { heartbeat: { everyS: 60, silenceS: 30, silent: 0, clock: 1 } }), twoSteps);
      return await bad(() => wsDriver.start(order)).finally(order.clean);
    },
    metric: 'wsSent',
    counted: ({ counts }) => counts.messages,
  },
  replay: { start: startReplay, startBad: null, metric: 'requests', counted: ({ counts }) => counts.requests },
};

let target: CountingTarget;
beforeAll(async () => {
  await findK6Tools();
  target = await openTarget(slowAnswer);
}, 600_000);
afterAll(() => target.close());

const begun = (lines: readonly WindowFileLine[]) => lines.some((line) => 't' in line);

describe.each(Object.entries(drivers))('the driver %s', (_, arm) => {
  test('records a header, then windows of every load step, then how it ended, and counts as its target does', async () => {
    const before = arm.counted(target);
    const started = await arm.start(target, twoSteps);
    const { lines, measurement, result, fold } = await readToEnd(started.run, started.steps);
    await started.clean();
    expect(result).toMatchObject({ outcome: 'completed', reason: null, error: null, markedFailed: false });
    expect(lines.findIndex((line) => 'v' in line)).toBe(0);
    expect(lines.filter((line) => 'v' in line)).toHaveLength(1);
    expect(lines.findIndex((line) => 'end' in line)).toBe(lines.length - 1);
    expect(fold.end()?.reason).toBe('completed');
    for (const { index, users } of started.steps) {
      expect(pool(measurement, { metric: arm.metric, steps: [index] }).sum).toBeGreaterThan(0);
      expect(pool(measurement, { metric: 'users', steps: [index] }).max).toBe(users);
      expect(pool(measurement, { metric: 'generatorLateness', steps: [index] }).count).toBeGreaterThan(150);
    }
    // Setup and teardown of a journey count too; what was under way at the end was asked, and never answered.
    const seen = arm.counted(target) - before;
    const measured = pool(measurement, { metric: arm.metric }).sum;
    expect(seen - measured).toBeGreaterThanOrEqual(0);
    expect(seen - measured).toBeLessThanOrEqual(4);
    expect(measured).toBeGreaterThan(40);
  });

  test('keeps what was measured when it is stopped', async () => {
    const started = await arm.start(target, long);
    const lines: WindowFileLine[] = [];
    setTimeout(() => started.run.stop('enough\nof it'), 1500);
    for await (const line of started.run.lines) lines.push(line);
    const result = await started.run.finished;
    await started.clean();
    expect(result).toMatchObject({ outcome: 'aborted', error: null });
    expect(result.reason?.replace('\n', ' ')).toBe('enough of it');
    if (started.run.pids.length === 0) return;
    expect(begun(lines)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ reason: expect.stringContaining('enough of it') });
  });

  test('leaves no process when it is killed', async () => {
    const started = await arm.start(target, long);
    setTimeout(() => started.run.kill(), 700);
    for await (const _ of started.run.lines);
    expect((await started.run.finished).outcome).toBe('aborted');
    await started.clean();
    for (const pid of started.run.pids) await expect.poll(() => groupRuns(pid)).toBe(false);
  });

  test('says so when its process is gone, and never rejects', async () => {
    const started = await arm.start(target, long);
    const [pid] = started.run.pids;
    if (pid === undefined) started.run.kill();
    else setTimeout(() => process.kill(pid, 'SIGKILL'), 300);
    const result = await started.run.finished;
    for await (const _ of started.run.lines);
    await started.clean();
    if (pid === undefined) return;
    expect(result.outcome).toBe('failed');
    expect(result.error?.code).toMatch(/^(K6|GENERATOR)_FAILED$/);
    expect(result.error?.message).toContain('SIGKILL');
  });

  test.skipIf(arm.startBad === null)('refuses a plan that cannot be before anything is sent', async () => {
    await wait(100);
    const before = { ...target.counts };
    const error = await arm.startBad?.(target).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(HeadroomError);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(target.counts).toEqual(before);
  });
});

test.each(['autocannon', 'ws'])('%s ends by itself when its engine is killed', async (kind) => {
  const engine = spawn(process.execPath, [path.join(import.meta.dirname, 'generator-engine.ts'), kind, String(target.port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told] = await once(engine.stdout, 'data');
  const { pid, folder } = JSON.parse(String(told));
  expect(groupRuns(pid)).toBe(true);
  engine.kill('SIGKILL');
  await expect.poll(() => groupRuns(pid), { timeout: 3000 }).toBe(false);
  await rm(folder, { recursive: true, force: true });
});
