import type { CampaignRun } from '../../model/campaign.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { RunWatch } from '../../run/request.ts';

/** How far a gate is, after one of its blocks or sessions. */
export interface GateState {
  readonly last: CampaignRun;
  /** Units measured, and planned to the end if nothing stops it earlier. */
  readonly done: number;
  readonly planned: number;
  readonly spentS: number;
  readonly budgetS: number;
  /** The comparison so far; null before there is anything to compare. */
  readonly comparison: Comparison | null;
}

/** Who watches a gate. */
export interface GateWatch extends RunWatch {
  unit(state: GateState): void;
}
