import { durationSeconds } from '../../model/duration.ts';

/** Seconds of a duration as k6 writes it: Go's notation (`1m30s`, `500ms`, `10µs`), or a number of milliseconds; null when it is none. */
export function k6Seconds(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value / 1000 : null;
  if (typeof value !== 'string') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) / 1000;
  return durationSeconds(value.replace(/\d+(\.\d+)?(µs|us|ns)/g, ''));
}
