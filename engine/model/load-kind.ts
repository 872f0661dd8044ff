import type { Provenance } from './run.ts';

/** What a driver's load is counted in, and the metrics that time what it asks and tell what failed. */
export interface LoadKind {
  readonly unit: 'user' | 'connection';
  readonly times: 'latency' | 'wsRoundTrip' | 'browserRequestTime';
  readonly fails: 'errorRate' | 'wsErrorRate' | 'browserErrorRate';
}

const requests = { times: 'latency', fails: 'errorRate' } as const;

const kinds: Readonly<Record<Provenance['driver']['kind'], LoadKind>> = {
  k6: { unit: 'user', ...requests },
  replay: { unit: 'user', ...requests },
  autocannon: { unit: 'connection', ...requests },
  playwright: { unit: 'user', times: 'browserRequestTime', fails: 'browserErrorRate' },
  ws: { unit: 'connection', times: 'wsRoundTrip', fails: 'wsErrorRate' },
};

export function loadKindOf(driver: Provenance['driver']['kind']): LoadKind {
  return kinds[driver];
}
