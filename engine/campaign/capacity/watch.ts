import type { LadderOrder } from '../../model/ladder.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { RunWatch } from '../../run/request.ts';

/** How far a ladder is, after one of its plateaus. */
export interface LadderState {
  readonly point: LoadPoint;
  readonly done: number;
  /** Plateaus in all; of a search the most there may be. */
  readonly planned: number;
  readonly spentS: number;
  /** Seconds left at most. */
  readonly leftS: number;
}

/** Who watches a ladder. */
export interface CapacityWatch extends RunWatch {
  /** What is going to be measured, before the first plateau. `done` are plateaus taken over from a campaign that is resumed. */
  plan(order: LadderOrder, plan: { readonly plateaus: number; readonly seconds: number }, done: number): void;
  plateau(state: LadderState): void;
}
