import type { Wanted } from '../../run/compose.ts';

/** What a person asked a gate for, as plain values. `env`, `switch` and `url` are about the head. */
export interface GateWanted extends Wanted {
  /** The other side: an environment, switches of the demo, fields of the configuration, a URL, or a git reference whose merge base with the head is meant. */
  readonly baseEnv?: string | undefined;
  readonly baseSwitch?: readonly string[] | undefined;
  /** Fields of the configuration for the base alone, in place of `set`. */
  readonly baseSet?: readonly string[] | undefined;
  readonly baseUrl?: string | undefined;
  readonly base?: string | undefined;
  /** Commands that bring a side up and take it down, and where it then answers; `$SIDE` and `$PORT` stand for the side's own. */
  readonly up?: string | undefined;
  readonly down?: string | undefined;
  readonly url?: string | undefined;
  /** Response header that tells a side's version. */
  readonly versionHeader?: string | undefined;
  /** Judge by stored baselines alone, whatever else there is. */
  readonly stored?: boolean | undefined;
  /** Only one side can be up at a time. */
  readonly alternating?: boolean | undefined;
  /** Sealed runs to judge instead of making any. */
  readonly from?: readonly string[] | undefined;
  readonly budgetS?: number | undefined;
  /** Least relative shift worth catching. */
  readonly delta?: number | undefined;
  /** Let a regression pass, with a reason that is kept. */
  readonly override?: { readonly by: string; readonly why: string } | undefined;
  readonly strict?: boolean | undefined;
}
