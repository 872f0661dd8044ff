import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Bounds } from './parts.ts';

const recentKept = 8;
const whole = z.int().min(-100_000).max(100_000);
const stateSchema = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole.min(200), height: whole.min(200) }).nullable(),
  maximized: z.boolean(),
  /** Of projects, the newest first. */
  folders: z.array(z.string().min(1)).max(recentKept),
});
export type ShellState = z.infer<typeof stateSchema>;

const fresh: ShellState = { bounds: null, maximized: false, folders: [] };

/** What the shell remembers; as on the first day where it cannot be read. */
export function readState(file: string): ShellState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Absent, damaged or of another version: a window where it is by default is no loss.
    return fresh;
  }
}

export function withFolder(state: ShellState, folder: string): ShellState {
  return { ...state, folders: [folder, ...state.folders.filter((other) => other !== folder)].slice(0, recentKept) };
}

/** Bounds that still show enough of the window to be moved; null where the screen they were on is gone. */
export function visibleBounds(bounds: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  const shown = (screen: Bounds, kept: Bounds) =>
    Math.min(screen.x + screen.width, kept.x + kept.width) - Math.max(screen.x, kept.x) >= 100 &&
    kept.y >= screen.y &&
    kept.y <= screen.y + screen.height - 50;
  return bounds !== null && screens.some((screen) => shown(screen, bounds)) ? bounds : null;
}
