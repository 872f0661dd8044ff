import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';

/** The verdict on the target that is drawn as the ceiling. */
export function ceilingVerdict({ verdicts, headroom: { limitMs } }: Report): Verdict | undefined {
  return verdicts.find(
    ({ target: { metric, statistic, expected, scope } }) =>
      metric === 'latency' && statistic === 'p95' && expected === limitMs && Object.values(scope).every((value) => value === undefined),
  );
}

/** The gap under the ceiling in ms, below zero above it; null where it would mean nothing: no target, an invalid run, or no verdict on it. */
export function freeUnderCeiling(report: Report): number | null {
  const { freeMs } = report.headroom;
  return report.chips.validity === 'invalid' || ceilingVerdict(report)?.status === 'no-data' ? null : freeMs;
}
