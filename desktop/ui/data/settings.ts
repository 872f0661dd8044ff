import { useSyncExternalStore } from 'react';

/** What a person set for this browser; the project knows nothing of it. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Of latency over time: those drawn. */
  readonly percentiles: readonly ('p50' | 'p90' | 'p95' | 'p99')[];
  /** Written beside an approval and a note; empty: whoever git says. */
  readonly name: string;
}

export const usualSettings: Settings = { theme: 'system', percentiles: ['p50', 'p90', 'p95', 'p99'], name: '' };
const key = 'headroom-settings';
const listeners = new Set<() => void>();
let kept: Settings | null = null;

/** What is kept, each field that is no longer understood as usual. */
export function settingsOf(text: string | null): Settings {
  try {
    const read = JSON.parse(text ?? '{}') as Partial<Record<keyof Settings, unknown>> | null;
    const percentiles = Array.isArray(read?.percentiles)
      ? usualSettings.percentiles.filter((each) => (read.percentiles as unknown[]).includes(each))
      : [];
    return {
      theme: read?.theme === 'light' || read?.theme === 'dark' ? read.theme : 'system',
      percentiles: percentiles.length === 0 ? usualSettings.percentiles : percentiles,
      name: typeof read?.name === 'string' ? read.name.slice(0, 200) : '',
    };
  } catch {
    // Written by somebody else: as if nothing were kept.
    return usualSettings;
  }
}

/** What is set now, for whoever is no component. */
export function settingsNow(): Settings {
  kept ??= settingsOf(localStorage.getItem(key));
  return kept;
}

/** Sets some of it, here and in every other window of this origin. */
export function changeSettings(change: Partial<Settings>): void {
  kept = { ...settingsNow(), ...change };
  localStorage.setItem(key, JSON.stringify(kept));
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Calls whenever something is set, in this window or another; gives the way to end that. */
export function onSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

globalThis.addEventListener?.('storage', (event) => {
  if (event.key !== key) return;
  kept = null;
  tell();
});

export function useSettings(): Settings {
  return useSyncExternalStore(onSettings, settingsNow);
}
