import type { Wanted } from '../../run/compose.ts';

/** What a person asked a ladder for, as plain values. Levels are journeys per second, or connections where the scenario is one endpoint or socket. */
export interface CapacityWanted extends Wanted {
  /** Targets in place of the scenario's own: `p95 < 300 ms`. */
  readonly targets?: readonly string[] | undefined;
  /** A whole ladder instead of a search: true for one from `from` up to `upTo`, or its levels. */
  readonly ladder?: true | readonly number[] | undefined;
  readonly from?: number | undefined;
  readonly upTo?: number | undefined;
  readonly budgetS?: number | undefined;
  /** How close last pass and first fail are to come, as a share. */
  readonly precision?: number | undefined;
  /** Seconds every plateau is judged for. */
  readonly plateauS?: number | undefined;
  /** Copies of the target that run; they are pinned while it is measured. */
  readonly replicas?: number | undefined;
  /** CSV of somebody's own measurements, instead of any load. */
  readonly points?: string | undefined;
  /** A campaign for capacity to go on with. */
  readonly resume?: string | undefined;
  readonly strict?: boolean | undefined;
}
