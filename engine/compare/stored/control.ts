import type { Baseline } from '../../model/baseline.ts';
import type { ChangeReason } from '../../model/comparison.ts';
import type { Run } from '../../model/run.ts';
import { baselineShift } from '../../stats/baseline-shift.ts';
import { meanOf } from '../../stats/spread.ts';
import { studentQuantile } from '../../stats/student.ts';

/** Fewer baselines with a control workload than this say nothing of its spread. */
const leastControls = 3;
const confidence = 0.99;
/** A median of few repetitions is not known better than this, relative to itself. */
const leastSpread = 0.001;

/**
 * Whether the machine was what it is: the fixed control workload of a session, before and after its load, must lie within the 99 %
 * prediction interval (t, logarithms) of the baselines' own. No reason where either side has none.
 */
export function controlReasons(run: Run, baselines: readonly Baseline[]): ChangeReason[] {
  return (['before', 'after'] as const).flatMap((when) => {
    const key = when === 'before' ? 'beforeMs' : 'afterMs';
    const value = run.control?.[key] ?? null;
    const known = baselines.flatMap(({ control }) => control?.[key] ?? []);
    if (value === null || known.length < leastControls) return [];
    const logs = known.map(Math.log);
    const { error, degreesOfFreedom } = baselineShift(logs, [Math.log(value)], leastSpread);
    const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * error;
    const [low, high] = [Math.exp(meanOf(logs) - half), Math.exp(meanOf(logs) + half)];
    if (value >= low && value <= high) return [];
    return [{ code: 'control-workload-moved', facts: { value, low, high, when, run: run.id } }];
  });
}
