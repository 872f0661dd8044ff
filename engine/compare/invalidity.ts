import type { ChangeReason, SideName } from '../model/comparison.ts';
import type { Run } from '../model/run.ts';

/** Why a run says nothing of the target, or null. */
export function invalidity(run: Run, side: SideName): ChangeReason | null {
  const why = run.outcome !== 'completed' ? run.outcome : run.health.validity === 'invalid' ? 'generator' : null;
  return why === null ? null : { code: 'invalid-run', facts: { side, run: run.id, why } };
}
