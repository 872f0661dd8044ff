import type { Histogram } from '../../../engine/model/measurement.ts';

/** What other rules than ours are shown of one side of a block, or of a session: every latency in its bucket (microseconds), and the failures. */
export interface Recorded {
  readonly histogram: Histogram;
  readonly requests: number;
  readonly failed: number;
  /** Requests of each second, and the sum of their latencies in ms: whether a session came to rest is seen by them. */
  readonly seconds?: readonly { readonly count: number; readonly sum: number }[];
}

/** The same recordings, side by side, in the order in which they were made. */
export interface RecordedSessions {
  readonly base: readonly Recorded[];
  readonly head: readonly Recorded[];
}

/** Whether a rule would have blocked the merge. */
export type Rule = (sessions: RecordedSessions) => boolean;
