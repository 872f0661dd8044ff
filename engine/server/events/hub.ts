import type { ServerResponse } from 'node:http';
import type { ApiEvent } from '../../model/api/events.ts';
import { createRing } from './ring.ts';

/** What every page hears of. */
export interface EventHub {
  send(event: ApiEvent): void;
  /** A reader, from what it heard last; null for a new one. */
  join(response: ServerResponse, lastEventId: string | null): void;
  /** How many listen. */
  readers(): number;
  /** Ends every stream. */
  close(): void;
}

export interface EventHubOptions {
  /** Tells this server's numbering from an earlier one's. */
  readonly epoch: string;
  readonly heartbeatMs?: number;
}

/** A reader with more than this unread is cut off; it comes back and goes on where it was. */
const mostUnreadBytes = 1_000_000;
const mostReaders = 64;

const streamHeaders = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** Server-sent events, numbered `<epoch>-<n>`: whoever was cut off hears what it missed, or `reset` where that is no longer kept. */
export function createEventHub({ epoch, heartbeatMs = 15_000 }: EventHubOptions): EventHub {
  const ring = createRing(epoch);
  const readers = new Set<ServerResponse>();
  const tell = (response: ServerResponse, text: string) => {
    if (response.writableLength + text.length > mostUnreadBytes) response.destroy();
    else response.write(text);
  };
  const heartbeat = setInterval(() => {
    for (const reader of readers) tell(reader, ':\n\n');
  }, heartbeatMs);
  heartbeat.unref();
  return {
    send: (event) => {
      const text = ring.add(event);
      for (const reader of readers) tell(reader, text);
    },
    join: (response, lastEventId) => {
      const [oldest] = readers;
      if (readers.size >= mostReaders) oldest?.destroy();
      response.writeHead(200, streamHeaders);
      response.on('close', () => readers.delete(response));
      // An id without data is no event, but a reader that is cut off before it heard one knows where to go on.
      response.write(`retry: 1000\nid: ${ring.lastId()}\n\n`);
      for (const text of ring.after(lastEventId)) response.write(text);
      readers.add(response);
    },
    readers: () => readers.size,
    close: () => {
      clearInterval(heartbeat);
      for (const reader of readers) reader.end();
      readers.clear();
    },
  };
}
