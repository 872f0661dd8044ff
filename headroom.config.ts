import { defineConfig } from './engine/index.ts';

/** Headroom is its own first user: `npm start` runs the scenario `demo` in the environment `demo`. */
export default defineConfig({
  defaults: { environment: 'demo', scenario: 'demo' },
  gate: { scenario: 'gate' },
  capacity: {
    scenario: 'browse',
    from: 8,
    plateau: { atLeast: '6s', atMost: '10s', warmUp: '2s', thinkTime: '20ms' },
    budget: '3m',
    policy: { normalUsers: 600, peakFactor: 1.5, growth: { perMonth: 0.05, low: 0.03, high: 0.08 }, zones: 3 },
  },
  schedules: { monthly: { scenario: 'load', sessions: 3 } },
  costs: {
    asOf: '2026-11-01',
    replicaPerHour: 0.05,
    fixedPerMonth: [{ name: 'database', perMonth: 150 }],
    setup: { hours: 80, hourlyRate: 75 },
    operatingPerMonth: [
      { name: 'cache', perMonth: 20 },
      { name: 'CDN', perMonth: 10 },
      { name: 'scaling', perMonth: 20 },
      { name: 'monitoring', perMonth: 100 },
    ],
  },
  environments: {
    demo: { demo: {}, maxUsers: 2000 },
    'demo-unindexed': { demo: { switches: { indexes: false } }, maxUsers: 2000 },
    // A smaller machine: one core, and twice the work a request, so that it runs out well before the generator beside it.
    'demo-small': { demo: { cores: 1, faults: { slowdown: 1 } }, maxUsers: 2000 },
    'demo-small-unindexed': { demo: { cores: 1, faults: { slowdown: 1 }, switches: { indexes: false } }, maxUsers: 2000 },
  },
  scenarios: {
    demo: {
      journeys: [
        { journey: 'scenarios/rest/orders.ts', weight: 80 },
        { journey: 'scenarios/websocket/tracking.ts', weight: 15 },
        { journey: 'scenarios/auth/session.ts', weight: 5 },
        { journey: 'scenarios/vitals/dispatch.ts', users: 1, thinkTime: '3s' },
      ],
      load: {
        profile: 'steps',
        steps: [
          { users: 400, ramp: '19s', hold: '11s' },
          { users: 700, ramp: '14s', hold: '8s' },
          { users: 1000, ramp: '14s', hold: '65s', warmUp: '5s' },
        ],
      },
      thinkTime: { min: '3s', max: '9s' },
      secondOpinion: '20s',
      targets: [
        { target: 'p95 < 300 ms', at: { users: 1000 } },
        { target: 'users >= 1000', at: { users: 1000 } },
        'errorRate < 1 %',
        'lcp p75 < 2500 ms',
        'pageLoad < 2 s',
        'dbTime p95 < 100 ms',
      ],
    },
    smoke: {
      journeys: [{ journey: 'scenarios/rest/orders.ts' }, { journey: 'scenarios/auth/session.ts' }],
      load: { profile: 'smoke', hold: '20s' },
      thinkTime: '200ms',
      targets: ['errorRate < 1 %', 'checks > 99 %'],
    },
    gate: {
      journeys: [{ journey: 'scenarios/rest/orders.ts' }],
      load: { profile: 'load', users: 2, ramp: 0, hold: '30s', warmUp: '2s' },
      thinkTime: { min: '4ms', max: '10ms' },
      targets: ['errorRate < 1 %', 'checks > 99 %'],
    },
    browse: {
      journeys: [{ journey: 'scenarios/rest/browse.ts' }],
      load: { profile: 'rate', rate: 20, hold: '20s', warmUp: '2s', maxUsers: 1000 },
      thinkTime: { min: '3s', max: '9s' },
      targets: ['p95 < 300 ms', 'errorRate < 1 %'],
    },
    endpoint: {
      endpoint: { path: '/api/carriers' },
      load: {
        profile: 'steps',
        steps: [
          { users: 4, hold: '10s' },
          { users: 16, hold: '10s' },
          { users: 64, ramp: '2s', hold: '15s', warmUp: '2s' },
        ],
      },
      targets: ['p95 < 100 ms', 'errorRate < 1 %'],
    },
    sockets: {
      socket: {
        path: '/ws/tracking?token={token}',
        token: { service: 'auth', path: '/auth/guest' },
        greeting: [{ type: 'subscribe', orders: [1, 2, 3] }],
        messages: [{ type: 'ping', id: '{id}', sentAt: '{now}' }],
        every: '5s',
      },
      load: {
        profile: 'steps',
        steps: [
          { users: 550, ramp: '5s', hold: '10s' },
          { users: 1000, ramp: '4s', hold: '10s' },
          { users: 2000, ramp: '8s', hold: '20s', warmUp: '3s' },
        ],
      },
      targets: [
        { target: 'wsRoundTrip p95 < 100 ms', at: { connections: 2000 } },
        'wsErrorRate < 1 %',
        { target: 'connections >= 2000', at: { connections: 2000 } },
      ],
    },
    vitals: {
      page: {
        path: '/dispatch',
        visits: 7,
        profiles: ['desktop', 'mobile'],
        interactions: [{ select: '#status-filter', value: 'in_transit' }, { click: '#orders tbody tr' }],
        budgets: { bundle: '500 KB', chunk: '200 KB' },
      },
      targets: [
        { target: 'lcp p50 < 2500 ms', tags: { profile: 'mobile', view: 'first' } },
        { target: 'inp p50 < 200 ms', tags: { profile: 'mobile', view: 'first' } },
        { target: 'cls p50 < 0.1', tags: { profile: 'mobile', view: 'first' } },
        { target: 'pageLoad p50 < 2 s', tags: { profile: 'desktop', view: 'first' } },
        'browserErrorRate < 1 %',
      ],
    },
    load: {
      journeys: [
        { journey: 'scenarios/rest/orders.ts', weight: 4 },
        { journey: 'scenarios/websocket/tracking.ts', weight: 1 },
      ],
      load: { profile: 'load', users: 300, ramp: '30s', hold: '2m', warmUp: '10s' },
      thinkTime: { min: '2s', max: '6s' },
      targets: ['p95 < 300 ms', 'errorRate < 1 %', 'dbQueries per request <= 3'],
    },
  },
});
