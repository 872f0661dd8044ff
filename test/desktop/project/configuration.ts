import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../../..');

/** `headroom.config.json` of the recorded project: every page finds in it what it shows. */
const configuration = {
  defaults: { environment: 'demo', scenario: 'load' },
  gate: { scenario: 'gate' },
  capacity: {
    scenario: 'load',
    from: 8,
    plateau: { atLeast: '2s', atMost: '3s', warmUp: '1s', thinkTime: '20ms' },
    budget: '3m',
    policy: {
      normalUsers: 600,
      peakFactor: 1.5,
      growth: { perMonth: 0.05, low: 0.03, high: 0.08 },
      zones: 2,
      asOf: '2026-03-01',
      events: [
        { name: 'Summer sale', date: '2026-07-15', factor: 1.6 },
        { name: 'Black Friday', date: '2026-11-27', factor: 3 },
      ],
    },
  },
  schedules: { monthly: { scenario: 'load', sessions: 2 } },
  autoscale: {
    web: {
      kind: 'hpa',
      name: 'web',
      scaleTargetRef: { name: 'web' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } }],
      pod: { requests: { cpu: '500m' } },
    },
  },
  costs: {
    asOf: '2026-02-01',
    replicaPerHour: 0.05,
    fixedPerMonth: [{ name: 'database', perMonth: 150 }],
    setup: { hours: 80, hourlyRate: 75 },
    operatingPerMonth: [
      { name: 'cache', perMonth: 20 },
      { name: 'monitoring', perMonth: 100 },
    ],
  },
  plan: {
    benefits: [
      { name: 'infrastructure saved', perMonth: 600 },
      { name: 'more orders', perMonth: { value: 900, low: 500, high: 1300 } },
    ],
    before: ['p95 = 380 ms', 'throughput = 30 req/s', 'errorRate = 1.2 %', 'cost = 300'],
    phases: [
      { name: 'Indexes', begins: '2025-11-01', due: '2025-12-01', targets: ['p95 < 285 ms', 'errorRate < 0.8 %', 'cost <= 300'] },
      { name: 'Cache', begins: '2026-01-01', due: '2026-03-01', targets: ['p95 < 190 ms', 'dbQuery p95 < 80 ms', 'errorRate < 0.5 %'] },
      {
        name: 'Second zone',
        begins: '2026-03-20',
        due: '2026-06-01',
        targets: ['p95 < 150 ms', 'throughput >= 350 req/s', 'connections >= 2000'],
      },
    ],
    checklist: { users: 300, budgetPerMonth: 450 },
  },
  environments: {
    demo: { demo: {}, maxUsers: 2000 },
    'demo-unindexed': { demo: { switches: { indexes: false } }, maxUsers: 2000 },
    staging: { services: { api: 'http://127.0.0.1:9' }, maxUsers: 500 },
  },
  scenarios: {
    load: {
      journeys: [
        { journey: 'scenarios/rest/orders.ts', weight: 94 },
        { journey: 'scenarios/auth/session.ts', weight: 6 },
      ],
      load: { profile: 'load', users: 300, ramp: '30s', hold: '5m', warmUp: '10s' },
      thinkTime: { min: '3s', max: '9s' },
      targets: ['p95 < 300 ms', 'errorRate < 1 %', 'dbQueries per request <= 3'],
    },
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
      journeys: [{ journey: 'scenarios/rest/orders.ts' }],
      load: { profile: 'smoke', hold: '4s' },
      thinkTime: '50ms',
      targets: ['errorRate < 1 %', 'checks > 99 %'],
    },
    gate: {
      journeys: [{ journey: 'scenarios/rest/orders.ts' }],
      load: { profile: 'load', users: 2, ramp: 0, hold: '30s', warmUp: '2s' },
      thinkTime: { min: '4ms', max: '10ms' },
      targets: ['errorRate < 1 %'],
    },
    vitals: {
      page: {
        path: '/dispatch',
        profiles: ['desktop', 'mobile'],
        interactions: [{ select: '#status-filter', value: 'in_transit' }, { click: '#orders tbody tr' }],
        budgets: { bundle: '500 KB', chunk: '200 KB' },
      },
      targets: [
        { target: 'lcp p50 < 2500 ms', tags: { profile: 'mobile', view: 'first' } },
        { target: 'pageLoad p50 < 2 s', tags: { profile: 'mobile', view: 'repeat' } },
      ],
    },
    endpoint: {
      endpoint: { path: '/api/carriers' },
      load: {
        profile: 'steps',
        steps: [
          { users: 4, hold: '3s' },
          { users: 16, hold: '5s', warmUp: '1s' },
        ],
      },
      targets: ['p95 < 100 ms', 'errorRate < 1 %'],
    },
  },
};

/** Writes the configuration and the journeys it names: runs can be started in the project, against the demo application. */
export function writeConfiguration(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(repository, 'scenarios'), path.join(folder, 'scenarios'), { recursive: true });
  writeFileSync(path.join(folder, 'headroom.config.json'), `${JSON.stringify(configuration, null, 2)}\n`);
}
