import { cpSync } from 'node:fs';
import path from 'node:path';
import { configuration } from '../cli/project.ts';
import { folderOf } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A project on the embedded demo, made small: the scenario `smoke` of this repository, and what else can be started. */
export function demoProject(): string {
  const smoke = {
    journeys: [{ journey: 'scenarios/rest/orders.ts' }],
    thinkTime: '100ms',
    targets: ['errorRate < 1 %', 'p95 < 2 s', { target: 'p99 < 3 s', endpoint: 'GET /api/orders' }],
  };
  const folder = folderOf({
    'headroom.config.ts': configuration({
      defaults: { environment: 'demo', scenario: 'smoke' },
      environments: {
        demo: { maxLateness: '5s', maxUsers: 50, demo: { orders: 500, users: 20, switches: { cache: false } } },
        staging: {
          services: { api: 'https://ada:secret@staging.example/v1?key=hidden' },
          headers: { authorization: { env: 'STAGING_TOKEN' } },
        },
      },
      scenarios: {
        smoke: { ...smoke, load: { profile: 'smoke', hold: '60s' } },
        short: { ...smoke, load: { profile: 'smoke', hold: '2s' } },
        crowd: { ...smoke, load: { profile: 'load', users: 5, ramp: 0, hold: '20s', warmUp: 0 } },
        endpoint: { endpoint: { path: '/api/health' }, load: { profile: 'steps', steps: [{ users: 2, hold: '2s' }] } },
      },
      schedules: { twice: { scenario: 'short', sessions: 2 } },
      autoscale: {},
    }),
  });
  cpSync(path.join(root, 'scenarios'), path.join(folder, 'scenarios'), { recursive: true });
  return folder;
}
