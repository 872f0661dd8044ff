import type { Report } from '../../engine/model/report.ts';
import { learningProgress } from './comparison.ts';

export interface Hint {
  readonly purpose: string;
  readonly command: string;
}

/** The command that would make the next comparison possible; none for a run that must not become a baseline. */
export function approveHint({ comparison, chips, run }: Report): Hint | null {
  const fit = run.outcome === 'completed' && chips.validity === 'valid' && (chips.target === 'pass' || chips.target === 'none');
  if (!fit || chips.regression === 'regressed' || (comparison !== null && learningProgress(comparison) === null)) return null;
  const purpose = comparison === null ? 'No baseline yet. To compare later runs with this one:' : 'To add this run to the baselines:';
  return { purpose, command: `headroom baseline approve ${run.id} --why "..."` };
}
