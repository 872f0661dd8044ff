import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { channels } from '../../../desktop/shell/channels.ts';
import { createBridge } from '../../../desktop/shell/native-bridge.ts';

function bridgeOfFakes(answer: unknown = null) {
  const invoked: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, value: unknown) => void>();
  const bridge = createBridge({
    invoke: async (...values) => {
      invoked.push(values);
      return answer;
    },
    on: (channel, listener) => listeners.set(channel, listener),
  });
  return { bridge, invoked, tell: (channel: string, value: unknown) => listeners.get(channel)?.({ sender: 'ipc' }, value) };
}

test('the page gets these methods and nothing else', () => {
  expect(Object.keys(bridgeOfFakes().bridge).toSorted()).toEqual(['onEngine', 'onOpenPlace', 'openFolder', 'saveFile']);
});

test('arguments are checked before they leave the page', async () => {
  const { bridge, invoked } = bridgeOfFakes(true);
  for (const file of [null, {}, { name: 1, bytes: new Uint8Array() }, { name: 'x', bytes: [1] }])
    await expect(bridge.saveFile(file as never)).rejects.toThrow(TypeError);
  for (const listener of [null, 'x', {}]) expect(() => bridge.onOpenPlace(listener as never)).toThrow(TypeError);
  expect(invoked).toEqual([]);
  expect(await bridge.saveFile({ name: 'x', bytes: new Uint8Array([1]), more: 'y' } as never)).toBe(true);
  expect(invoked).toEqual([[channels.saveFile, { name: 'x', bytes: new Uint8Array([1]) }]]);
});

test('answers of another kind are none', async () => {
  expect(await bridgeOfFakes({ path: '/x' }).bridge.openFolder()).toBeNull();
  expect(await bridgeOfFakes('yes').bridge.saveFile({ name: 'x', bytes: new Uint8Array() })).toBe(false);
});

test('what is told before anybody listens is told then, the event of Electron never', () => {
  const { bridge, tell } = bridgeOfFakes();
  tell(channels.openPlace, '/runs/1');
  tell(channels.engine, 'restarting');
  const heard: unknown[][] = [];
  bridge.onOpenPlace((...values) => heard.push(values));
  bridge.onEngine((...values) => heard.push(values));
  for (const wrong of ['//evil', 'https://evil', '/a b', '/a\\b', 5, null]) tell(channels.openPlace, wrong);
  tell(channels.engine, 'hacked');
  expect(heard).toEqual([['/runs/1'], ['restarting']]);
});

test('whoever no longer listens hears nothing, and what is told meanwhile is told to the next', () => {
  const { bridge, tell } = bridgeOfFakes();
  const heard: string[] = [];
  const listener = (state: string) => heard.push(state);
  const [endFirst, endSecond] = [bridge.onEngine(listener), bridge.onEngine(listener)];
  tell(channels.engine, 'restarting');
  endFirst();
  endFirst();
  tell(channels.engine, 'running');
  expect(heard).toEqual(['restarting', 'restarting', 'running']);
  endSecond();
  tell(channels.engine, 'failed');
  expect(heard).toHaveLength(3);
  bridge.onEngine(listener);
  expect(heard.at(-1)).toBe('failed');
  const places: string[] = [];
  const end = bridge.onOpenPlace((place) => places.push(place));
  tell(channels.openPlace, '/runs/1');
  end();
  tell(channels.openPlace, '/runs/2');
  expect(places).toEqual(['/runs/1']);
});

test('only two files know Electron', () => {
  const preload = readFileSync(path.resolve(import.meta.dirname, '../../../desktop/shell/preload.ts'), 'utf8');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  expect(preload).toContain("exposeInMainWorld('headroom', createBridge(ipcRenderer))");
});
