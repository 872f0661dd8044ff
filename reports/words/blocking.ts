import type { Report } from '../../engine/model/report.ts';
import { counted } from './digits.ts';

/** Whether a run ends with a code that stops a pipeline, and why. A regression is shown by a run, and stops one only in the gate. */
export function blocking({ chips, verdicts }: Report): string {
  const total = (status: 'fail' | 'no-data') => verdicts.filter((verdict) => verdict.status === status).length;
  if (chips.validity === 'invalid') return 'Blocks: the run is invalid.';
  if (chips.target === 'fail') return `Blocks: ${counted(total('fail'), 'target')} failed.`;
  if (chips.target === 'no-data') return `Blocks: no data for ${counted(total('no-data'), 'declared target')}.`;
  return chips.target === 'none' ? 'Does not block: no target is set.' : `Does not block: ${counted(verdicts.length, 'target')} passed.`;
}
