import type { Observation } from '../../../measure/observe.ts';
import { nowMs } from '../generator/load.ts';

/** What connections did, booked under the names that journeys use. Times are ms. */
export interface Book {
  connected(tookMs: number): void;
  failed(reason: string): void;
  answered(tookMs: number): void;
  delivered(tookMs: number): void;
  sessionEnded(lastedMs: number): void;
  check(what: string, holds: boolean): void;
  sent(bytes: number): void;
  received(bytes: number): void;
  /** Books messages and bytes since the last call. */
  flush(): void;
}

export function createBook(name: string, record: (observation: Observation) => void): Book {
  const tags = { name };
  const failures = new Map<string, Observation['tags']>();
  const time = (metric: string, value: number) => record({ metric, kind: 'trend', contains: 'time', value, timeMs: nowMs(), tags });
  const outcome = (failed: boolean, its: Observation['tags']) =>
    record({ metric: 'ws_failed', kind: 'rate', contains: 'default', value: failed ? 1 : 0, timeMs: nowMs(), tags: its });
  const tagsOf = (error: string) => {
    const known = failures.get(error) ?? { name, error };
    failures.set(error, known);
    return known;
  };
  const totals = { ws_msgs_sent: 0, ws_msgs_received: 0, data_sent: 0, data_received: 0 };
  return {
    connected(tookMs) {
      time('ws_connecting', tookMs);
      record({ metric: 'ws_sessions', kind: 'counter', contains: 'default', value: 1, timeMs: nowMs(), tags });
      outcome(false, tags);
    },
    failed: (reason) => outcome(true, tagsOf(reason)),
    answered(tookMs) {
      time('ws_round_trip', tookMs);
      outcome(false, tags);
    },
    delivered: (tookMs) => time('ws_delivery', tookMs),
    sessionEnded: (lastedMs) => time('ws_session_duration', lastedMs),
    check: (check, holds) =>
      record({ metric: 'checks', kind: 'rate', contains: 'default', value: holds ? 1 : 0, timeMs: nowMs(), tags: { name, check } }),
    sent(bytes) {
      totals.ws_msgs_sent += 1;
      totals.data_sent += bytes;
    },
    received(bytes) {
      totals.ws_msgs_received += 1;
      totals.data_received += bytes;
    },
    flush() {
      for (const metric of ['ws_msgs_sent', 'ws_msgs_received', 'data_sent', 'data_received'] as const) {
        const isBytes = metric.startsWith('data');
        const value = totals[metric];
        totals[metric] = 0;
        if (value > 0)
          record({ metric, kind: 'counter', contains: isBytes ? 'data' : 'default', value, timeMs: nowMs(), tags: isBytes ? {} : tags });
      }
    },
  };
}
