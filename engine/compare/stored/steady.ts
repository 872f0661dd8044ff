import { judgedSteps } from '../../measure/judged-steps.ts';
import { steadyState } from '../../measure/steady.ts';
import type { ChangeReason } from '../../model/comparison.ts';
import type { RunSide } from '../runs.ts';

/** Whether a session's latency came to rest; a session without latency is not asked. */
export function steadyReasons({ run, measurement }: RunSide): ChangeReason[] {
  if (!measurement.series.some(({ metric }) => metric === 'latency')) return [];
  return steadyState(measurement, judgedSteps(measurement.steps)).steady ? [] : [{ code: 'no-steady-state', facts: { run: run.id } }];
}
