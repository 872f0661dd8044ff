import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRandom } from '../../../engine/stats/random.ts';
import { createAlarm } from './alarm.ts';
import { steadyMs, unixOffsetMs } from './clock.ts';
import { exponential } from './exponential.ts';
import { createStations } from './stations.ts';
import { type AnsweredVisit, summaryOf } from './summary.ts';
import { createTally } from './tally.ts';

export interface QueueOptions {
  readonly servers: number;
  /** Mean of the exponential service times. */
  readonly serviceMs: number;
  readonly seed: number;
}

export interface QueueServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly visit: AnsweredVisit;
  readonly response: ServerResponse;
}

/**
 * A server of HTTP on loopback that is M/./c: whatever the arrivals, service times are exponential and the line is served in order. `GET /` visits the queue, `GET /metrics` is a Prometheus page,
 * `GET /report?from=&to=` (unix ms) sums up what the queue itself saw.
 */
export async function startQueueServer({ servers, serviceMs, seed }: QueueOptions): Promise<QueueServer> {
  const random = createRandom(seed);
  const stations = createStations(servers);
  const tally = createTally(servers);
  const visits: AnsweredVisit[] = [];
  /** By end of service, the next one last. */
  const waiting: Waiting[] = [];
  const offsetMs = unixOffsetMs();
  const alarm = createAlarm(answerDue);

  function visit(response: ServerResponse): void {
    const arrivedAt = steadyMs();
    tally.arrive(arrivedAt);
    const mine = { ...stations(arrivedAt, exponential(random, serviceMs)), answeredAt: null };
    visits.push(mine);
    let place = waiting.length;
    while (place > 0 && (waiting[place - 1]?.visit.endsAt ?? 0) < mine.endsAt) place--;
    waiting.splice(place, 0, { visit: mine, response });
    if (place === waiting.length - 1) alarm.set(mine.endsAt);
  }

  function answerDue(): void {
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const now = steadyMs();
      if (next.visit.endsAt > now) {
        alarm.set(next.visit.endsAt);
        return;
      }
      waiting.pop();
      next.response.end('served\n');
      next.visit.answeredAt = now;
      tally.leave(now);
    }
  }

  function report({ searchParams }: URL, response: ServerResponse): void {
    const [from, to] = ['from', 'to'].map((name) => Number(searchParams.get(name)) - offsetMs);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(summaryOf(visits, servers, from ?? 0, to ?? 0)));
  }

  const server = createServer({ keepAlive: true, keepAliveTimeout: 0 }, (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/') return visit(response);
    const url = new URL(request.url ?? '/', 'http://queue');
    if (url.pathname === '/metrics') return void response.end(tally.page(steadyMs()));
    if (url.pathname === '/report') return report(url, response);
    response.writeHead(404).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await alarm.close();
    },
  };
}
