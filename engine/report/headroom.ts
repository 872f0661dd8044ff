import type { LoadKind } from '../model/load-kind.ts';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/target.ts';

/** The ceiling is the first upper limit on the pooled p95 that was promised; without one there is no gap to show. */
export function headroomOf(
  verdicts: readonly Verdict[],
  overallP95: number | null,
  users: number | null,
  { times }: LoadKind,
): Report['headroom'] {
  const ceiling = verdicts.find((verdict) => isCeiling(verdict, times));
  const limitMs = ceiling?.target.expected ?? null;
  const p95Ms = ceiling?.actual?.value ?? overallP95;
  return { limitMs, p95Ms, freeMs: limitMs === null || p95Ms === null ? null : limitMs - p95Ms, users };
}

function isCeiling({ target: { metric, statistic, operator, scope, selector } }: Verdict, times: LoadKind['times']): boolean {
  const pooled = selector === undefined && Object.values(scope).every((value) => value === undefined);
  return metric === times && statistic === 'p95' && (operator === '<' || operator === '<=') && pooled;
}
