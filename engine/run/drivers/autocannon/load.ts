import autocannon from 'autocannon';
import type { Load } from '../generator/load.ts';
import { createObstacles } from '../generator/obstacles.ts';
import type { BookedEvents } from './events.ts';
import { type FollowedClient, followClient } from './follow-client.ts';
import type { AutocannonOrder } from './plan.ts';
import { tlsOptions } from './tls.ts';

/** Connections of autocannon, as many as are wanted at the moment: more of them are a further instance of it, fewer are its last ones ended. */
export function createLoad(plan: AutocannonOrder, events: BookedEvents): Load {
  const clients: FollowedClient[] = [];
  const obstacles = createObstacles();
  const { tls, rate, peak } = plan;
  const active = () => clients.filter((client) => !client.isStuck()).length;
  const settings = {
    secure: tls !== null,
    verify: tls?.verify ?? false,
    timeoutMs: plan.timeoutS * 1000,
    onLocal: (error: unknown) => obstacles.add(error, active()),
  };
  const more = (connections: number) =>
    autocannon(
      {
        url: `${tls === null ? 'http' : 'https'}://${plan.address}:${plan.port}${plan.path}`,
        connections,
        duration: foreverS,
        timeout: plan.timeoutS,
        pipelining: plan.pipelining,
        ...(rate === null ? {} : { connectionRate: Math.floor(rate / peak) }),
        method: plan.method,
        headers: { host: plan.host, ...plan.headers },
        ...(plan.body === null ? {} : { body: plan.body }),
        ...(tls === null ? {} : tlsOptions(tls)),
        setupClient: (client) => clients.push(followClient(client, settings, events)),
        histograms: { latencies: uncounted, requests: uncounted, throughput: uncounted },
        skipAggregateResult: true,
      },
      (error) => {
        if (error !== null) throw error;
      },
    );
  /** Whole requests a second of each connection, so that all of them together have the rate at the highest load. */
  const share = () => {
    for (const [index, { client }] of clients.entries())
      if (rate !== null) client.rate = Math.floor(rate / peak) + (index < rate % peak ? 1 : 0);
  };
  return {
    hold(connections) {
      if (connections === clients.length) return;
      if (connections > clients.length) more(connections - clients.length);
      for (const client of clients.splice(connections)) client.end();
      share();
    },
    active,
    everySecond: events.flush,
    end() {
      events.flush();
      for (const client of clients.splice(0)) client.end();
    },
    obstacle: obstacles.first,
    complaints: () => [],
  };
}

/** Longer than any run, and short enough for a timer. */
const foreverS = 2_000_000;

/** We count for ourselves. */
const uncounted = {
  __custom: true,
  recordValue: () => undefined,
  recordValueWithExpectedInterval: () => undefined,
  reset: () => undefined,
  destroy: () => undefined,
} as const;
