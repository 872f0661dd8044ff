import type { Observation } from '../../../measure/observe.ts';
import { nowMs } from '../generator/load.ts';
import type { ClientEvents } from './follow-client.ts';
import type { AutocannonPlan } from './plan.ts';

/** What connections did, booked as k6 would. */
export interface BookedEvents extends ClientEvents {
  /** Books the bytes since the last call. */
  flush(): void;
}

export function createEvents(plan: AutocannonPlan, record: (observation: Observation) => void): BookedEvents {
  const { name, method } = plan;
  const url = `${plan.tls === null ? 'http' : 'https'}://${plan.host}${plan.path}`;
  const made = new Map<string, Observation['tags']>();
  /** One object for equal tags, which the recording knows again by being the same. */
  const tagsOf = (status: number, error?: { readonly text: string; readonly code: number }) => {
    const key = error?.text ?? String(status);
    const known = made.get(key);
    if (known !== undefined) return known;
    const tags = {
      ...{ name, method, url, status: String(status), expected_response: String(isGood(status)) },
      ...(error === undefined ? {} : { error: error.text, error_code: String(error.code) }),
    };
    made.set(key, tags);
    return tags;
  };
  const book = (tags: Observation['tags'], failed: boolean, tookMs: number) => {
    const timeMs = nowMs();
    record({ metric: 'http_reqs', kind: 'counter', contains: 'default', value: 1, timeMs, tags });
    record({ metric: 'http_req_duration', kind: 'trend', contains: 'time', value: tookMs, timeMs, tags });
    record({ metric: 'http_req_failed', kind: 'rate', contains: 'default', value: failed ? 1 : 0, timeMs, tags });
  };
  let received = 0;
  let sent = 0;
  const requestBytes = Buffer.byteLength(plan.path) + Buffer.byteLength(plan.body ?? '') + Buffer.byteLength(JSON.stringify(plan.headers));
  return {
    connected: (tookMs) =>
      record({ metric: 'http_req_connecting', kind: 'trend', contains: 'time', value: tookMs, timeMs: nowMs(), tags: { name } }),
    answered(status, tookMs, bytes) {
      received += bytes;
      sent += requestBytes;
      book(tagsOf(status), !isGood(status), tookMs);
    },
    failed: (error, tookMs) => book(tagsOf(0, error), true, tookMs),
    flush() {
      const timeMs = nowMs();
      if (received > 0) record({ metric: 'data_received', kind: 'counter', contains: 'data', value: received, timeMs, tags: {} });
      if (sent > 0) record({ metric: 'data_sent', kind: 'counter', contains: 'data', value: sent, timeMs, tags: {} });
      received = 0;
      sent = 0;
    },
  };
}

const isGood = (status: number): boolean => status >= 200 && status < 300;
