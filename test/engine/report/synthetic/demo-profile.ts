import type { LoadStep } from '../../../../engine/model/load.ts';

export interface Endpoint {
  readonly name: string;
  readonly journey: string;
  readonly status: number;
  /** Share of all requests. */
  readonly share: number;
  /** Median latency and time in the database when nobody else is there, ms. */
  readonly medianMs: number;
  readonly databaseMs: number;
  readonly queries: number;
  readonly bytes: number;
  readonly errorRate?: number;
}

const endpoint = (
  name: string,
  journey: string,
  share: number,
  [medianMs, databaseMs]: readonly [number, number],
  [queries, bytes]: readonly [number, number],
  errorRate = 0,
): Endpoint => ({ name, journey, status: name === 'POST /api/orders' ? 201 : 200, share, medianMs, databaseMs, queries, bytes, errorRate });

export const endpoints: readonly Endpoint[] = [
  endpoint('GET /api/orders', 'orders', 0.36, [21, 7.4], [2, 18_400]),
  endpoint('GET /api/orders/search', 'orders', 0.18, [29, 12.1], [2, 9_100], 0.0016),
  endpoint('GET /api/orders/:id', 'orders', 0.2, [8, 2.2], [1, 1_900]),
  endpoint('POST /api/orders', 'orders', 0.05, [17, 6.3], [3, 620], 0.002),
  endpoint('GET /api/carriers', 'orders', 0.07, [4, 0.9], [1, 2_300]),
  endpoint('GET /api/plans', 'orders', 0.03, [4, 0.9], [1, 1_500]),
  endpoint('GET /api/pricing', 'orders', 0.05, [5, 1.4], [1, 240]),
  endpoint('GET /auth/csrf', 'session', 0.014, [3, 0], [0, 90]),
  endpoint('POST /auth/login', 'session', 0.014, [58, 1.8], [1, 140]),
  endpoint('POST /auth/totp', 'session', 0.013, [7, 2.1], [2, 900]),
  endpoint('GET /auth/session', 'session', 0.013, [5, 1.1], [1, 410]),
  endpoint('POST /auth/logout', 'session', 0.006, [5, 1.6], [1, 0]),
];

const step = (
  index: number,
  role: LoadStep['role'],
  fromS: number,
  toS: number,
  users: number | null,
  arrivalRate: number | null = null,
): LoadStep => ({
  index,
  kind: role === 'ramp' ? 'ramp' : 'plateau',
  role,
  fromS,
  toS,
  users,
  arrivalRate,
});

export const journeysPerSecond = 33.4;

/** The profile of the scenario `demo`. */
export const demoSteps: readonly LoadStep[] = [
  step(0, 'ramp', 0, 8, 250),
  step(1, 'step', 8, 18, 250),
  step(2, 'ramp', 18, 26, 500),
  step(3, 'step', 26, 36, 500),
  step(4, 'ramp', 36, 52, 1000),
  step(5, 'warm-up', 52, 57, 1000),
  step(6, 'hold', 57, 117, 1000),
  step(7, 'second-opinion', 117, 137, null, journeysPerSecond),
];

export const demoSeconds = 137;

/** Planned users in the middle of a second; in the second opinion those who are busy. */
export function usersAt(second: number, busyInOpinion: number): number {
  const at = demoSteps.find(({ toS }) => second < toS);
  if (!at || at.users === null) return busyInOpinion;
  const before = demoSteps[at.index - 1]?.users ?? 0;
  return at.kind === 'plateau' ? at.users : Math.round(before + ((at.users - before) * (second + 0.5 - at.fromS)) / (at.toS - at.fromS));
}
