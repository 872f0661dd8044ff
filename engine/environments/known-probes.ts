import type { Environment } from '../model/environment.ts';

/** What of a target's Prometheus page tells how busy it is, and how many requests it has in flight. */
export type KnownProbes = Pick<Environment['probes'], 'resources' | 'inFlight'>;

/** The embedded demo tells all of it. */
const ofDemo: KnownProbes = {
  inFlight: 'http_request_in_flight_seconds_total',
  resources: {
    'event-loop': { busy: 'nodejs_eventloop_active_seconds_total', servers: 1 },
    database: { busy: 'db_seconds_total', servers: 'db_pool_size', waiting: 'db_queue_seconds_total' },
  },
};

/** What an environment says of its page; the demo's own where nothing else is said. */
export function knownProbes({ demo, probes }: Environment): KnownProbes {
  const base = demo === undefined ? { resources: {} } : ofDemo;
  const inFlight = probes.inFlight ?? base.inFlight;
  return { resources: { ...base.resources, ...probes.resources }, ...(inFlight === undefined ? {} : { inFlight }) };
}
