import { z } from 'zod';

const unitSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration such as `90s`, `1m30s`, `1.5h` or a plain number of seconds; null when it is not one. */
export function durationSeconds(text: string | number): number | null {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? text : null;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return null;
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) seconds += Number(amount) * (unitSeconds[unit ?? ''] ?? 0);
  return Number.isFinite(seconds) ? seconds : null;
}

/** A duration as people write it, stored as seconds. */
export const durationSchema = z.union([z.string(), z.number()]).transform((text, context) => {
  const seconds = durationSeconds(text);
  if (seconds === null) {
    context.addIssue({ code: 'custom', message: 'expected a duration such as 30s, 5m or 1h30m' });
    return z.NEVER;
  }
  return seconds;
});
