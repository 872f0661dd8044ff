import type { CDPSession } from 'playwright-core';
import type { PageResource } from '../../../model/page-visit.ts';

/** A request of a page, as the browser's own protocol tells it. Times are the browser's clock, s. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly type: PageResource['type'];
  readonly isNavigation: boolean;
  readonly startS: number;
  responseS: number | null;
  endS: number | null;
  transferBytes: number;
  bodyBytes: number;
  status: number | null;
  fromCache: boolean;
  /** Why it got no answer, as Chromium says it: `net::ERR_CONNECTION_REFUSED`. */
  error: string | null;
  /** Ended by the page itself, or by leaving it. */
  cancelled: boolean;
}

export interface Traffic {
  readonly exchanges: readonly Exchange[];
  /** Waits until nothing has been under way for `quietMs`, at most for `mostMs`. */
  quiet(quietMs: number, mostMs: number): Promise<void>;
}

const mostExchanges = 1000;
const types: Readonly<Record<string, PageResource['type']>> = {
  Document: 'document',
  Script: 'script',
  Stylesheet: 'style',
  Image: 'image',
  Font: 'font',
  XHR: 'request',
  Fetch: 'request',
};

/** Follows everything that a page asks for from now on. */
export async function followTraffic(session: CDPSession): Promise<Traffic> {
  const exchanges: Exchange[] = [];
  const open = new Map<string, Exchange>();
  let changedMs = performance.now();
  const touched = (id: string): Exchange | undefined => {
    changedMs = performance.now();
    return open.get(id);
  };
  const ended = (id: string, atS: number, change: Partial<Exchange>) => {
    const exchange = touched(id);
    if (exchange === undefined) return;
    open.delete(id);
    Object.assign(exchange, { endS: atS, ...change });
  };
  session.on('Network.requestWillBeSent', ({ requestId, loaderId, request, timestamp, type, redirectResponse }) => {
    if (redirectResponse !== undefined)
      ended(requestId, timestamp, {
        status: redirectResponse.status,
        responseS: timestamp,
        transferBytes: redirectResponse.encodedDataLength,
        fromCache: redirectResponse.fromDiskCache ?? false,
      });
    if (exchanges.length >= mostExchanges || !/^https?:/.test(request.url)) return;
    const exchange: Exchange = {
      url: request.url,
      method: request.method,
      type: types[type ?? ''] ?? 'other',
      isNavigation: type === 'Document' && requestId === loaderId,
      startS: timestamp,
      ...{ responseS: null, endS: null, transferBytes: 0, bodyBytes: 0, status: null, fromCache: false, error: null, cancelled: false },
    };
    exchanges.push(exchange);
    open.set(requestId, exchange);
    changedMs = performance.now();
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => {
    const exchange = touched(requestId);
    if (exchange) exchange.fromCache = true;
  });
  session.on('Network.responseReceived', ({ requestId, timestamp, response }) => {
    const exchange = touched(requestId);
    if (exchange === undefined) return;
    exchange.responseS = timestamp;
    exchange.status = response.status;
    exchange.fromCache ||= response.fromDiskCache ?? false;
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const exchange = touched(requestId);
    if (exchange) exchange.bodyBytes += dataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    ended(requestId, timestamp, { transferBytes: encodedDataLength }),
  );
  session.on('Network.loadingFailed', ({ requestId, timestamp, errorText, canceled }) =>
    ended(requestId, timestamp, { error: errorText, cancelled: canceled ?? false }),
  );
  await session.send('Network.enable');
  return {
    exchanges,
    async quiet(quietMs, mostMs) {
      const latest = performance.now() + mostMs;
      while (performance.now() < latest && (open.size > 0 || performance.now() - changedMs < quietMs))
        await new Promise<void>((resolve) => setTimeout(resolve, 25));
    },
  };
}
