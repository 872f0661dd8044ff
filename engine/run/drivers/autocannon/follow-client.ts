import type autocannon from 'autocannon';
import { describeError } from '../generator/connect-errors.ts';
import { nowMs } from '../generator/load.ts';

/** What one connection did. Times are ms. */
export interface ClientEvents {
  connected(tookMs: number): void;
  answered(status: number, tookMs: number, bytes: number): void;
  /** A request that got no answer. */
  failed(error: { readonly text: string; readonly code: number }, tookMs: number): void;
}

export interface FollowedClient {
  readonly client: autocannon.Client;
  /** This machine could not give it a connection: it makes no load. */
  readonly isStuck: () => boolean;
  end(): void;
}

const timedOut = { text: 'request timed out', code: 1050 };
const cutOff = { text: 'connection closed before the answer', code: 1201 };
const untrusted = { text: 'the certificate is not trusted', code: 1300 };
/** Timers of autocannon and of ours may part by so much. */
const slackMs = 50;
const firstPauseMs = 20;
const longestPauseMs = 1000;

/**
 * Times every request of a connection by autocannon's events. Its own time for an answer is fine to the nanosecond, but it counts connecting into the first request,
 * pairs answers with the wrong requests once a connection was lost with one under way, and never tells of requests that were lost so. After an error it connects
 * again at once, thousands of times a second: here with a pause that doubles.
 */
export function followClient(
  client: autocannon.Client,
  settings: { readonly secure: boolean; readonly verify: boolean; readonly timeoutMs: number; readonly onLocal: (error: unknown) => void },
  events: ClientEvents,
): FollowedClient {
  let socket: autocannon.Client['conn'] | null = null;
  let starts: number[] = [];
  let keepsAlive = true;
  let failures = 0;
  let stuck = false;
  let ended = false;
  let pause: NodeJS.Timeout | undefined;

  const opened = () => {
    const mine = client.conn;
    const beganMs = nowMs();
    socket = mine;
    starts = [];
    keepsAlive = true;
    client.pipelinedRequests.clear();
    client.parser.initialize('RESPONSE');
    mine.once(settings.secure ? 'secureConnect' : 'connect', () => {
      if (settings.verify && 'authorized' in mine && mine.authorized === false) return mine.destroy(new Error(untrusted.text));
      const at = nowMs();
      failures = 0;
      stuck = false;
      events.connected(at - beganMs);
      if (mine === socket) starts = starts.map(() => at);
    });
  };
  const lose = (error: { readonly text: string; readonly code: number }) => {
    const at = nowMs();
    const lost = starts;
    starts = [];
    for (const start of lost) events.failed(at - start >= settings.timeoutMs - slackMs ? timedOut : error, at - start);
  };
  client.on('request', () => {
    if (client.conn !== socket) {
      // What was sent after the target had said that it would close was never its to answer.
      if (keepsAlive) lose(cutOff);
      opened();
    }
    starts.push(nowMs());
  });
  client.on('headers', ({ shouldKeepAlive }: { readonly shouldKeepAlive: boolean }) => {
    keepsAlive = shouldKeepAlive;
  });
  client.on('response', (status: number, bytes: number) => {
    const at = nowMs();
    events.answered(status, at - (starts.shift() ?? at), bytes);
  });
  client.on('connError', (error: unknown) => {
    const { own, ...described } = describeError(error);
    failures += 1;
    if (own !== undefined) {
      stuck = true;
      settings.onLocal(error);
    }
    lose(described);
  });
  const connect = client._connect;
  client._connect = () => {
    if (failures === 0) return connect.call(client);
    pause = setTimeout(
      () => !client.destroyed && connect.call(client),
      Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10)),
    );
  };
  return {
    client,
    isStuck: () => stuck,
    end() {
      if (ended) return;
      ended = true;
      clearTimeout(pause);
      starts = [];
      keepsAlive = false;
      client.destroy();
    },
  };
}
