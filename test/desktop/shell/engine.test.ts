import { expect, test } from 'vitest';
import type { EngineState } from '../../../desktop/bridge/native.ts';
import { restartsAMinute, startEngine } from '../../../desktop/shell/engine.ts';
import type { ApiFailure } from '../../../engine/model/api/failure.ts';
import { engineUrl, FakeProcess, settle, token } from './fake-electron.ts';

const start = { folder: '/project', pageFolder: '/page', k6Folder: null };
const address = { url: engineUrl, token };

function engineOfFakes() {
  const processes: FakeProcess[] = [];
  const states: EngineState[] = [];
  const failures: (ApiFailure | null)[] = [];
  const waits: number[] = [];
  const clock = { now: 0 };
  const engine = startEngine({
    fork: () => {
      const child = new FakeProcess();
      processes.push(child);
      return child as never;
    },
    start,
    onState: (state, failure) => {
      states.push(state);
      failures.push(failure);
    },
    now: () => clock.now,
    wait: async (ms) => {
      waits.push(ms);
      return ms >= 10_000 ? await new Promise(() => undefined) : undefined;
    },
  });
  const last = () => processes.at(-1) as FakeProcess;
  return { engine, processes, states, failures, waits, clock, last };
}

test('the engine is told its folder, and gives its address once it listens', async () => {
  const { engine, last, states } = engineOfFakes();
  expect(last().heard).toEqual([{ kind: 'start', ...start }]);
  const coming = engine.address();
  last().emit('message', { kind: 'ready', address });
  expect(await coming).toEqual(address);
  expect(states).toEqual(['running']);
});

test('an engine that crashes is started again, later each time, and its new address is given', async () => {
  const { engine, processes, last, states, waits } = engineOfFakes();
  last().emit('message', { kind: 'ready', address });
  for (let crash = 0; crash < 3; crash++) {
    last().emit('exit', 1);
    await settle();
  }
  last().emit('message', { kind: 'ready', address: { ...address, url: 'http://127.0.0.1:5000' } });
  expect(processes).toHaveLength(4);
  expect((await engine.address())?.url).toBe('http://127.0.0.1:5000');
  expect(states).toEqual(['running', 'restarting', 'restarting', 'restarting', 'running']);
  expect(waits.slice(0, 3)).toEqual([250, 500, 1000]);
});

test('after too many crashes within a minute it says so, and tries again only when asked', async () => {
  const { engine, processes, last, states, failures } = engineOfFakes();
  for (let crash = 0; crash <= restartsAMinute; crash++) {
    last().emit('exit', 1);
    await settle();
  }
  expect(processes).toHaveLength(1 + restartsAMinute);
  expect(states.at(-1)).toBe('failed');
  expect(failures.at(-1)?.code).toBe('ENGINE_CRASHED');
  expect(await engine.address()).toBeNull();
  engine.retry();
  expect(processes).toHaveLength(2 + restartsAMinute);
  last().emit('message', { kind: 'ready', address });
  expect(await engine.address()).toEqual(address);
});

test('crashes over more than a minute are not counted together', async () => {
  const { processes, last, clock, states } = engineOfFakes();
  for (let crash = 0; crash < restartsAMinute * 3; crash++) {
    clock.now += 61_000;
    last().emit('exit', 1);
    await settle();
  }
  expect(processes).toHaveLength(1 + restartsAMinute * 3);
  expect(states).not.toContain('failed');
});

test('what the engine says of itself is shown, and not tried again', async () => {
  const { processes, last, failures } = engineOfFakes();
  const failure = { code: 'SETUP_FAILED', message: 'The folder cannot be read.', hint: 'Choose another.' };
  last().emit('message', { kind: 'failed', failure });
  await settle();
  expect(last().killed).toBe(true);
  expect(failures).toEqual([failure]);
  expect(processes).toHaveLength(1);
});

test.each([
  ['no word', 'hello'],
  ['another address', { kind: 'ready', address: { ...address, url: 'http://10.0.0.1:80' } }],
  ['https elsewhere', { kind: 'ready', address: { ...address, url: 'https://example.com' } }],
  ['no token', { kind: 'ready', address: { url: engineUrl } }],
  ['more than is known', { kind: 'ready', address, run: 'x' }],
])('a process that says %s is ended', async (_, word) => {
  const { last, states } = engineOfFakes();
  const first = last();
  first.emit('message', word);
  await settle();
  expect(first.killed).toBe(true);
  expect(states).toEqual(['restarting']);
});

test('stopped, it is asked first, ended when it has said so, and not started again', async () => {
  const { engine, processes, last } = engineOfFakes();
  last().emit('message', { kind: 'ready', address });
  const stopped = engine.stop();
  expect(last().heard.at(-1)).toEqual({ kind: 'stop' });
  expect(last().killed).toBe(false);
  last().emit('message', { kind: 'stopped' });
  await stopped;
  await settle();
  expect(last().killed).toBe(true);
  expect(processes).toHaveLength(1);
  expect(await engine.address()).toBeNull();
});
