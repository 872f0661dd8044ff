import { useSyncExternalStore } from 'react';
import { type EngineState, nativeBridge } from '../../bridge/native.ts';
import { reconnect } from './live.ts';

let state: EngineState = 'running';

function watch(watcher: () => void): () => void {
  const end = nativeBridge()?.onEngine((next) => {
    state = next;
    // The shell knows before the stream would try again.
    if (next === 'running') reconnect();
    watcher();
  });
  return end ?? (() => undefined);
}

/** How the desktop application says its engine is; null in a browser, where nobody tells. */
export function useNativeEngine(): EngineState | null {
  const told = useSyncExternalStore(watch, () => state);
  return nativeBridge() === null ? null : told;
}
