import type { CampaignReport } from '../../../engine/model/campaign.ts';
import type { DemoFaultsInput } from '../../../engine/model/environment.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';

/** One side of a gate on the demo: its switches, and what is wrong with it on purpose. */
export interface DemoSide {
  readonly switches?: Readonly<Record<string, boolean>>;
  readonly faults?: DemoFaultsInput;
}

export interface GateSpec {
  readonly base: DemoSide;
  readonly head: DemoSide;
  /** Of the project's configuration. */
  readonly scenario: string;
  readonly budgetS: number;
  /**
   * `duet`: both sides at once · `reference`: `blocks` of them, none left out, no rule applied and no early end · `baseline`: one
   * session of base is approved as the only baseline, then head is gated against it · `same-target`: a duet whose sides are by
   * mistake the same target.
   */
  readonly how: 'duet' | 'reference' | 'baseline' | 'same-target';
  /** For `reference`. */
  readonly blocks?: number;
  readonly seed: number;
  /** Where it may keep its project folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface DoneGate {
  readonly report: CampaignReport;
  /** Blocks that were judged, in order; their series carry the tag `side`. Empty where there were none. */
  readonly blocks: readonly { readonly run: string; readonly phase: 'detection' | 'confirmation'; readonly measurement: Measurement }[];
}

/** Makes a whole gate on the demo, as `headroom gate` makes it, and throws when it is interrupted. */
export type GateDoing = (spec: GateSpec) => Promise<DoneGate>;
