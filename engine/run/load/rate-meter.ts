import type { LoadStep } from '../../model/load.ts';
import type { SeriesLine, WindowFileLine, WindowLine } from '../../model/window-file.ts';

/** Measures, while the lines of a run pass by, how many journeys per second each journey completed in the hold that a second opinion replays. */
export interface RateMeter {
  /** True when the line ended a second of the hold, so that `rates` says something new. */
  add(line: WindowFileLine): boolean;
  /** Journeys per second by journey; null before a second of the hold has passed. */
  rates(): Readonly<Record<string, number>> | null;
}

/** The hold that is replayed: the last one with the most users. */
export function replayedHold(steps: readonly LoadStep[]): LoadStep | null {
  const holds = steps.filter(({ role }) => role === 'hold');
  const most = Math.max(...holds.map(({ users }) => users ?? 0));
  return holds.findLast(({ users }) => (users ?? 0) === most) ?? null;
}

export function createRateMeter(steps: readonly LoadStep[], journeys: readonly string[]): RateMeter {
  const hold = replayedHold(steps);
  const journeyOf = new Map<number, string>();
  const counts = new Map(journeys.map((journey) => [journey, 0]));
  let loadStartSeries: number | null = null;
  let loadStart: number | null = null;
  let from: number | null = null;
  let latest: number | null = null;
  let pending = new Map<string, number>();

  const declare = ({ series, metric, tags, selector }: SeriesLine) => {
    if (selector !== undefined) return;
    if (metric === 'headroom_load_start') loadStartSeries = series;
    if (metric === 'iterations' && tags.scenario !== undefined && counts.has(tags.scenario)) journeyOf.set(series, tags.scenario);
  };
  const count = ({ t, series, sum, last }: WindowLine): boolean => {
    if (series === loadStartSeries && last !== undefined) loadStart ??= last;
    if (hold === null || loadStart === null) return false;
    const atS = (t - loadStart) / 1000;
    if (atS < hold.fromS || atS + 1 > hold.toS + 0.001) return false;
    const moved = latest !== null && t > latest;
    if (moved) {
      for (const [journey, sums] of pending) counts.set(journey, (counts.get(journey) ?? 0) + sums);
      pending = new Map();
    }
    from ??= t;
    latest = Math.max(latest ?? t, t);
    const journey = journeyOf.get(series);
    if (journey !== undefined) pending.set(journey, (pending.get(journey) ?? 0) + (sum ?? 0));
    return moved;
  };
  return {
    add(line) {
      if ('tags' in line) declare(line);
      return 't' in line ? count(line) : false;
    },
    rates() {
      if (from === null || latest === null || latest <= from) return null;
      const seconds = (latest - from) / 1000;
      return Object.fromEntries([...counts].map(([journey, done]) => [journey, done / seconds]));
    },
  };
}
