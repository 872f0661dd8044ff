import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Work } from '../database/work.ts';
import { Counter, DurationHistogram, exposition, type Family } from './registry.ts';
import { TimeIntegral } from './time-integral.ts';

/** Numbers that are read when somebody asks, from the parts that hold them. */
export type MetricSources = {
  pool: { size: number; inUse: number; waiting: number };
  cache: { hits: number; misses: number; size: number } | null;
  sessions: { size: number };
  webSocketConnections(): number;
};

/** The page of these counters: whoever reads it is no load. */
const OWN_PAGE = '/metrics';

/** The counters of one running demo and their Prometheus page. */
export class DemoMetrics {
  readonly #requests = new Counter();
  readonly #durations = new DurationHistogram();
  readonly #databaseDurations = new DurationHistogram();
  readonly #eventLoop = monitorEventLoopDelay({ resolution: 10 });
  readonly #inFlightSeconds = new TimeIntegral();
  #inFlight = 0;
  #queries = 0;
  #rows = 0;
  #handshakes = 0;
  #databaseSeconds = 0;
  #queueSeconds = 0;

  constructor() {
    this.#eventLoop.enable();
  }

  requestStarted(route: string | undefined): void {
    this.#inFlight += 1;
    if (route !== OWN_PAGE) this.#inFlightSeconds.add(1);
  }

  requestEnded(method: string, route: string, status: number, seconds: number): void {
    this.#inFlight -= 1;
    if (route !== OWN_PAGE) this.#inFlightSeconds.add(-1);
    this.#requests.add(1, `method="${method}",route="${route}",status="${status}"`);
    this.#durations.observe(seconds, `method="${method}",route="${route}"`);
  }

  /** Books one checkout of the database, and how long it waited for a connection and a worker. */
  database(work: Work, queueMs = 0): void {
    this.#queueSeconds += queueMs / 1000;
    this.#queries += work.queries;
    this.#rows += work.rows;
    this.#handshakes += work.handshakes;
    this.#databaseSeconds += work.databaseMs / 1000;
    this.#databaseDurations.observe(work.databaseMs / 1000);
  }

  stop(): void {
    this.#eventLoop.disable();
  }

  text(sources: MetricSources): string {
    return exposition([...this.#own(), ...gaugesOf(sources), ...this.#process()]);
  }

  #own(): Family[] {
    const one = (value: number) => () => [{ value }];
    return [
      { name: 'http_requests_total', type: 'counter', help: 'Requests answered.', samples: () => this.#requests.samples() },
      {
        name: 'http_request_duration_seconds',
        type: 'histogram',
        help: 'Time to answer, in the server.',
        samples: () => this.#durations.samples(),
      },
      { name: 'http_requests_in_flight', type: 'gauge', help: 'Requests being answered.', samples: one(this.#inFlight) },
      {
        name: 'http_request_in_flight_seconds_total',
        type: 'counter',
        help: 'Time requests were in flight, this page left out: its rise over a time is the mean number in flight.',
        samples: one(this.#inFlightSeconds.read()),
      },
      { name: 'db_queries_total', type: 'counter', help: 'Statements run.', samples: one(this.#queries) },
      { name: 'db_rows_total', type: 'counter', help: 'Rows visited, by query plan.', samples: one(this.#rows) },
      { name: 'db_seconds_total', type: 'counter', help: 'Time in the database.', samples: one(this.#databaseSeconds) },
      {
        name: 'db_queue_seconds_total',
        type: 'counter',
        help: 'Time checkouts waited for a connection and a worker.',
        samples: one(this.#queueSeconds),
      },
      {
        name: 'db_checkout_duration_seconds',
        type: 'histogram',
        help: 'Database time of one checkout, waiting not counted.',
        samples: () => this.#databaseDurations.samples(),
      },
      { name: 'db_handshakes_total', type: 'counter', help: 'Connections opened.', samples: one(this.#handshakes) },
    ];
  }

  #process(): Family[] {
    const cpu = process.cpuUsage();
    const lagSeconds = this.#eventLoop.count === 0 ? 0 : Math.max(0, this.#eventLoop.percentile(99) / 1e9 - 0.01);
    this.#eventLoop.reset();
    return [
      {
        name: 'nodejs_eventloop_lag_p99_seconds',
        type: 'gauge',
        help: 'Lateness of the event loop since the last scrape, 99th percentile.',
        samples: () => [{ value: lagSeconds }],
      },
      {
        name: 'nodejs_eventloop_active_seconds_total',
        type: 'counter',
        help: 'Time the event loop had something to do.',
        samples: () => [{ value: performance.eventLoopUtilization().active / 1000 }],
      },
      {
        name: 'process_cpu_seconds_total',
        type: 'counter',
        help: 'CPU time, user and system, all threads.',
        samples: () => [{ value: (cpu.user + cpu.system) / 1e6 }],
      },
      {
        name: 'process_resident_memory_bytes',
        type: 'gauge',
        help: 'Resident memory.',
        samples: () => [{ value: process.memoryUsage.rss() }],
      },
    ];
  }
}

function gaugesOf(sources: MetricSources): Family[] {
  const { pool, cache } = sources;
  const gauge = (name: string, help: string, value: number): Family => ({ name, type: 'gauge', help, samples: () => [{ value }] });
  const counter = (name: string, help: string, value: number): Family => ({ name, type: 'counter', help, samples: () => [{ value }] });
  return [
    gauge('db_pool_size', 'Database workers.', pool.size),
    gauge('db_pool_in_use', 'Database workers that are busy.', pool.inUse),
    gauge('db_pool_waiting', 'Checkouts waiting for a worker.', pool.waiting),
    counter('cache_hits_total', 'Answers from the cache.', cache?.hits ?? 0),
    counter('cache_misses_total', 'Answers the cache had to load.', cache?.misses ?? 0),
    gauge('cache_entries', 'Answers in the cache.', cache?.size ?? 0),
    gauge('auth_sessions', 'Open sessions.', sources.sessions.size),
    gauge('websocket_connections', 'Open tracking sockets.', sources.webSocketConnections()),
  ];
}
