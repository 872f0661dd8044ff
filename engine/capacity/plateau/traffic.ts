import type { Run } from '../../model/run.ts';

/** Which metrics tell requests, by the driver that made them: over a socket a message and its answer is one. */
export interface TrafficMetrics {
  readonly latency: string;
  readonly failed: string;
}

type DriverKind = Run['provenance']['driver']['kind'];

const http: TrafficMetrics = { latency: 'latency', failed: 'errorRate' };
const byDriver: Readonly<Partial<Record<DriverKind | 'ws', TrafficMetrics>>> = {
  ws: { latency: 'wsRoundTrip', failed: 'wsErrorRate' },
};

export const trafficMetrics = (driver: DriverKind): TrafficMetrics => byDriver[driver] ?? http;
