import type { EngineState, NativeBridge } from '../bridge/native.ts';
import { channels } from './channels.ts';

/** Electron's `ipcRenderer`, as far as the bridge uses it. */
export interface BridgeCalls {
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, value: unknown) => void): unknown;
}

const states: readonly EngineState[] = ['running', 'restarting', 'failed'];
const placePattern = /^\/(?!\/)[^\\\s]{0,500}$/;

/** What the page gets: four methods, each checking what goes in and what comes out. What was told while the page did not listen is told when it does. */
export function createBridge(calls: BridgeCalls): NativeBridge {
  const places = told<string>(calls, channels.openPlace, (value) => typeof value === 'string' && placePattern.test(value));
  const engine = told<EngineState>(calls, channels.engine, (value) => states.some((state) => state === value));
  return {
    async openFolder() {
      const folder = await calls.invoke(channels.openFolder);
      return typeof folder === 'string' ? folder : null;
    },
    async saveFile(file) {
      const { name, bytes } = file ?? {};
      if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) throw new TypeError('saveFile takes a name and bytes');
      return (await calls.invoke(channels.saveFile, { name, bytes })) === true;
    },
    onOpenPlace: places,
    onEngine: engine,
  };
}

function told<Value>(
  calls: BridgeCalls,
  channel: string,
  accepts: (value: unknown) => boolean,
): (listener: (value: Value) => void) => () => void {
  const listeners: { readonly hear: (value: Value) => void }[] = [];
  let early: { readonly value: Value } | null = null;
  calls.on(channel, (_event, value) => {
    if (!accepts(value)) return;
    if (listeners.length === 0) early = { value: value as Value };
    for (const { hear } of [...listeners]) hear(value as Value);
  });
  return (listener) => {
    if (typeof listener !== 'function') throw new TypeError('a listener is a function');
    // The same function may listen twice, and each of the two ends alone.
    const own = { hear: listener };
    listeners.push(own);
    const before = early;
    early = null;
    if (before !== null) listener(before.value);
    return () => {
      const at = listeners.indexOf(own);
      if (at >= 0) listeners.splice(at, 1);
    };
  };
}
