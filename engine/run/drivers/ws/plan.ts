import type { Address } from '../generator/address.ts';

/** What connections say, and where to. Messages are texts in which `{id}` and `{now}` still stand. */
export interface WsPlan extends Address {
  readonly protocols: readonly string[];
  /** Sent once a connection is open. */
  readonly greeting: readonly string[];
  /** Sent in turn, one every `everyS` by each connection. */
  readonly messages: readonly string[];
  readonly everyS: number;
  readonly answerField: string;
  readonly sentAtField: string;
  readonly timeoutS: number;
  readonly heartbeat: Heartbeat;
}

/** In seconds of the heartbeat; `clock` of them are a second. */
export interface Heartbeat {
  readonly everyS: number;
  readonly silenceS: number;
  /** Connections beside the load that never say anything. */
  readonly silent: number;
  readonly clock: number;
}
