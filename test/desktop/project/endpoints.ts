/** One endpoint of the freight application, as a journey asks for it. */
export interface EndpointTraffic {
  readonly name: string;
  readonly journey: string;
  /** Requests in a pass of its journey. */
  readonly each: number;
  /** Latency without load, and the standard deviation of its logarithm. */
  readonly medianMs: number;
  readonly deviation: number;
  readonly databaseMs: number;
  readonly queries: number;
  readonly bytes: number;
}

const row = (
  name: string,
  journey: string,
  [each, medianMs, deviation, databaseMs, queries, bytes]: readonly [number, number, number, number, number, number],
): EndpointTraffic => ({ name, journey, each, medianMs, deviation, databaseMs, queries, bytes });

/** What browsing, ordering and signing in ask for. */
export const freightEndpoints: readonly EndpointTraffic[] = [
  row('GET /api/orders', 'orders', [1.6, 41, 0.62, 20, 2, 18_400]),
  row('GET /api/orders/:id', 'orders', [0.9, 17, 0.6, 6, 1, 1900]),
  row('GET /api/orders/search', 'orders', [0.8, 58, 0.68, 33, 2, 9100]),
  row('GET /api/carriers', 'orders', [0.35, 9, 0.55, 2.4, 1, 2300]),
  row('POST /api/orders', 'orders', [0.24, 36, 0.6, 17, 3, 620]),
  row('GET /api/pricing', 'orders', [0.22, 11, 0.5, 4, 1, 410]),
  row('GET /api/plans', 'orders', [0.14, 8, 0.5, 2.3, 1, 1500]),
  row('POST /auth/login', 'session', [1, 147, 0.2, 4.8, 1, 210]),
  row('GET /auth/csrf', 'session', [1, 8, 0.4, 0, 0, 120]),
  row('GET /auth/session', 'session', [1, 12, 0.5, 3, 1, 410]),
  row('POST /auth/totp', 'session', [1, 17, 0.5, 5.8, 2, 640]),
  row('POST /auth/logout', 'session', [0.45, 11, 0.45, 3.7, 1, 0]),
];
