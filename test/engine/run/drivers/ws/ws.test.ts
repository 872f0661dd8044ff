import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningDemo } from '../../../../../engine/demo/index.ts';
import { judgeHealth } from '../../../../../engine/measure/health.ts';
import { pool } from '../../../../../engine/measure/pool.ts';
import type { Measurement } from '../../../../../engine/model/measurement.ts';
import type { ScenarioInput } from '../../../../../engine/model/scenario.ts';
import type { DriverResult } from '../../../../../engine/run/drivers/driver.ts';
import { wsDriver } from '../../../../../engine/run/drivers/ws/index.ts';
import type { WsPlan } from '../../../../../engine/run/drivers/ws/plan.ts';
import { ask, startSmallDemo } from '../../../demo/client.ts';
import { given, readToEnd, wsPlan } from '../generators.ts';
import { type CountingTarget, openTarget, type TargetHabits } from '../target.ts';

let target: CountingTarget | null = null;
afterEach(async () => {
  await target?.close();
  target = null;
});

const hold = (users: number, seconds = 2): NonNullable<ScenarioInput['load']> => ({ profile: 'steps', steps: [{ users, hold: seconds }] });

async function load(plan: WsPlan, profile: NonNullable<ScenarioInput['load']>, during: (pid: number) => void = () => undefined) {
  const order = await given(plan, profile);
  try {
    const run = await wsDriver.start(order);
    during(run.pids[0] ?? 0);
    const { measurement, fold, result } = await readToEnd(run, order.steps);
    const of = (metric: string) => pool(measurement, { metric });
    const errors = fold.errors().filter(({ check }) => check === undefined);
    return { measurement, of, result, errors: errors.map(({ message, count }) => ({ message, count })) };
  } finally {
    await order.clean();
  }
}

async function loadTarget(habits: TargetHabits, rest: Partial<WsPlan>, profile: NonNullable<ScenarioInput['load']>) {
  target = await openTarget(habits);
  return await load(wsPlan(target.port, rest), profile);
}

const healthOf = (measurement: Measurement, result: DriverResult) =>
  judgeHealth({
    measurement,
    judgedSteps: [measurement.steps.length - 1],
    coLocated: true,
    recording: 'recorder',
    cpu: null,
    arrival: null,
    obstacle: result.obstacle ?? null,
  });

test('times connecting, round trips and deliveries, and counts messages as the target does', async () => {
  const { of, result } = await loadTarget({}, { greeting: ['{"id":0}'] }, hold(10));
  expect(result).toMatchObject({ outcome: 'completed', obstacle: null });
  expect(of('wsConnectTime').count).toBe(10);
  expect(of('wsSessions').sum).toBe(target?.counts.connections);
  expect(of('wsSent').sum).toBe(target?.counts.messages);
  expect(of('wsRoundTrip').count).toBeGreaterThan(100);
  expect(of('wsRoundTrip').min).toBeGreaterThan(0);
  expect(of('wsDelivery').count).toBe(10);
  expect(of('wsErrorRate').sum).toBe(0);
  expect(of('wsSessionTime').count).toBe(10);
});

test('comes back when a connection is lost, and says how it was', async () => {
  setTimeout(() => {
    for (const socket of [...(target?.open ?? [])].slice(0, 3)) socket.close(1012, 'restarting');
  }, 1000);
  const { of, errors, result } = await loadTarget({}, {}, hold(10));
  expect(errors).toEqual([{ message: 'closed by the target ({n}: restarting)', count: 3 }]);
  expect(of('wsSessions').sum).toBe(13);
  expect(result.obstacle).toMatchObject({ code: 'ended', side: 'target', count: 3 });
});

test('fails a message that is not answered in time', async () => {
  const { errors, of } = await loadTarget({}, { messages: ['{"question":"{id}"}'], timeoutS: 0.5 }, hold(2));
  expect(errors.map(({ message }) => message)).toEqual(['no answer to a message in time']);
  expect(of('wsRoundTrip').count).toBe(0);
});

describe('a ladder that is not reached', () => {
  test('says that the target turns connections away: a result, not an invalid run', async () => {
    const { measurement, result, errors } = await loadTarget({ mostSockets: 15 }, {}, hold(20));
    expect(result.obstacle).toMatchObject({ code: 'rejected', side: 'target', connections: 15 });
    expect(errors.map(({ message }) => message)).toEqual(['HTTP {n} in place of the handshake']);
    const health = healthOf(measurement, result);
    expect(health.validity).toBe('valid');
    expect(health.reasons).toEqual([
      {
        code: 'load-not-reached',
        invalidates: false,
        facts: expect.objectContaining({ planned: 20, unit: 'connection', obstacle: 'rejected' }),
      },
    ]);
  });

  test('says that nobody is there', async () => {
    target = await openTarget();
    const { port } = target;
    await target.close();
    target = null;
    const { result } = await load(wsPlan(port), hold(3));
    expect(result.obstacle).toMatchObject({ code: 'refused', side: 'target', connections: 0, detail: 'connection refused' });
  });

  test.skipIf(process.platform !== 'linux')(
    'says that this process may open no more files: then nothing is known of the target',
    async () => {
      target = await openTarget();
      const { measurement, result } = await load(
        wsPlan(target.port),
        { profile: 'steps', steps: [{ users: 120, ramp: '1s', hold: '2s' }] },
        (pid) => execFileSync('prlimit', ['--nofile=80:80', '--pid', String(pid)]),
      );
      expect(result.obstacle).toMatchObject({ code: 'file-limit', side: 'generator' });
      const health = healthOf(measurement, result);
      expect(health.validity).toBe('invalid');
      expect(health.reasons).toContainEqual({
        code: 'load-not-reached',
        invalidates: true,
        facts: expect.objectContaining({ planned: 120, obstacle: 'file-limit', detail: 'this process may open no more files' }),
      });
    },
  );
});

describe('on the demo', () => {
  let demo: RunningDemo;
  let plan: (rest?: Partial<WsPlan>) => Promise<WsPlan>;
  const clock = 60;
  beforeAll(async () => {
    demo = await startSmallDemo({ heartbeatClock: clock });
    plan = async (rest = {}) => {
      const { body } = await ask(demo, 'GET', '/auth/guest');
      const greeting = ['{"type":"subscribe","orders":[1,2]}'];
      const messages = ['{"type":"ping","id":"{id}","sentAt":"{now}"}'];
      const heartbeat = { everyS: 30, silenceS: 60, silent: 0, clock };
      const path = `/ws/tracking?token=${body.accessToken}`;
      return wsPlan(Number(new URL(demo.url).port), { path, greeting, messages, heartbeat, ...rest });
    };
  });
  afterAll(() => demo.stop());

  test('whoever pings stays, whoever is silent is ended after the silence: 30 s and 60 s, lived through 60 times as fast', async () => {
    const { measurement, of, errors } = await load(await plan({ heartbeat: { everyS: 30, silenceS: 60, silent: 3, clock } }), hold(5, 4));
    const check = (name: string) => {
      const { count, sum } = pool(measurement, { metric: 'checks', tags: { check: name } });
      return { count, sum };
    };
    expect(check('a silent connection is ended after 60 s')).toEqual({ count: 3, sum: 3 });
    expect(check('a connection with a heartbeat outlives 60 s')).toEqual({ count: 5, sum: 5 });
    expect(of('wsDelivery').count).toBeGreaterThan(5);
    expect(errors).toEqual([]);
  });

  test('a target whose heartbeat is off keeps the silent ones', async () => {
    const off = await startSmallDemo({ heartbeatClock: clock, switches: { 'ws-heartbeat': false } });
    const { body } = await ask(off, 'GET', '/auth/guest');
    const silent = { path: `/ws/tracking?token=${body.accessToken}`, port: Number(new URL(off.url).port) };
    const { of } = await load({ ...(await plan({ heartbeat: { everyS: 30, silenceS: 60, silent: 3, clock } })), ...silent }, hold(1, 3));
    await off.stop();
    expect(of('checks').count - of('checks').sum).toBe(3);
  });

  test('the ladder of 550 to 2,000 connections is reached', async () => {
    const slow = { everyS: 5, heartbeat: { everyS: 30, silenceS: 60, silent: 0, clock: 1 } };
    const { measurement, result, errors, of } = await load(await plan(slow), {
      profile: 'steps',
      steps: [
        { users: 550, ramp: '1s', hold: '1s' },
        { users: 2000, ramp: '5s', hold: '4s', warmUp: '2s' },
      ],
    });
    const { steps } = measurement;
    const open = pool(measurement, { metric: 'users', steps: [steps.length - 1] });
    expect({ reached: open.min, because: result.obstacle?.detail ?? null, errors }).toEqual({ reached: 2000, because: null, errors: [] });
    expect(of('wsRoundTrip').count).toBeGreaterThan(500);
    await wait(500);
    const { text } = await ask(demo, 'GET', '/metrics');
    expect(/^websocket_connections 0$/m.test(text)).toBe(true);
  });
});
