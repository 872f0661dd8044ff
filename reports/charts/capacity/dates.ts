import { months } from '../../words/day.ts';

const dayMs = 86_400_000;

/** Days since 1970 of an ISO date. */
export function dayNumber(iso: string): number {
  const [year = 1970, month = 1, date = 1] = iso.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / dayMs;
}

export interface DateTick {
  readonly at: number;
  /** `Mar`. */
  readonly month: string;
  /** `2026`, at the first mark and where a year begins. */
  readonly year: string | null;
}

const steps = [1, 2, 3, 6, 12, 24, 60];

/** First days of months between two days, so many months apart that at most `most` are marked. */
export function dateTicks(from: number, to: number, most: number): DateTick[] {
  const [first, last] = [new Date(from * dayMs), new Date(to * dayMs)];
  const span = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const step = steps.find((candidate) => span / candidate <= most) ?? 120;
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: DateTick[] = [];
  for (let index = Math.ceil(start / step) * step; ; index += step) {
    const [year, month] = [Math.floor(index / 12), index % 12];
    const at = Date.UTC(year, month, 1) / dayMs;
    if (at > to) return ticks;
    if (at < from) continue;
    const named = ticks.length === 0 || Math.floor((index - step) / 12) !== year;
    ticks.push({ at, month: (months[month] ?? '').slice(0, 3), year: named ? String(year) : null });
  }
}
