import { type LoadKind, loadKindOf } from '../../engine/model/load-kind.ts';
import type { Run } from '../../engine/model/run.ts';

/** How a run's load and what it times are called. */
export interface LoadWords {
  readonly kind: LoadKind;
  readonly one: string;
  readonly many: string;
  readonly Many: string;
  /** Those that are there at a moment. */
  readonly active: string;
  readonly latency: string;
  readonly Latency: string;
  readonly request: string;
  readonly perSecond: string;
  readonly PerSecond: string;
}

const requests = {
  latency: 'latency',
  Latency: 'Latency',
  request: 'request',
  perSecond: 'req/s',
  PerSecond: 'Requests per second',
} as const;
const roundTrips = {
  latency: 'round trip',
  Latency: 'Round trip',
  request: 'round trip',
  perSecond: 'round trips/s',
  PerSecond: 'Round trips per second',
} as const;
const units = {
  user: { one: 'user', many: 'users', Many: 'Users', active: 'Users active at once' },
  connection: { one: 'connection', many: 'connections', Many: 'Connections', active: 'Connections open at once' },
} as const;

export function loadWords({ provenance }: Pick<Run, 'provenance'>): LoadWords {
  const kind = loadKindOf(provenance.driver.kind);
  return { kind, ...units[kind.unit], ...(kind.times === 'wsRoundTrip' ? roundTrips : requests) };
}
