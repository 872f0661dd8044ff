import { defineConfig } from './engine/index.ts';

/** Headroom is its own first user: `npm start` runs the scenario `demo` in the environment `demo`. */
export default defineConfig({
  defaults: { environment: 'demo', scenario: 'demo' },
  gate: { scenario: 'gate' },
  schedules: { monthly: { scenario: 'load', sessions: 3 } },
  environments: {
    demo: { demo: {}, maxUsers: 2000 },
    'demo-unindexed': { demo: { switches: { indexes: false } }, maxUsers: 2000 },
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
