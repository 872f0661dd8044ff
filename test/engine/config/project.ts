import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { ConfigurationInput } from '../../../engine/model/configuration.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files in it, that goes when the tests of the file are over. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-config-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** A configuration in which nothing is wrong, with files to match. */
export const soundConfiguration = {
  environments: {
    staging: { services: { api: 'https://staging.example.test' }, allowedHosts: ['staging.example.test'] },
    demo: { demo: {} },
  },
  scenarios: {
    mix: {
      journeys: [
        { journey: 'scenarios/rest/orders.ts', weight: 3 },
        { journey: 'scenarios/auth/login.ts', thinkTime: { min: 1, max: '3s' } },
      ],
      load: { profile: 'load', users: 100, hold: '5m' },
      data: { accounts: { file: 'data/accounts.csv' } },
      targets: ['p95 < 300 ms', { target: 'errorRate < 1 %', at: { users: 100 } }],
    },
    smoke: { journeys: [{ journey: 'scenarios/rest/orders.ts' }], load: { profile: 'smoke' } },
  },
  targets: ['p95 < 1 s'],
  defaults: { environment: 'staging', scenario: 'mix' },
} as const satisfies ConfigurationInput;

export const soundFiles = {
  'headroom.config.json': JSON.stringify(soundConfiguration),
  'scenarios/rest/orders.ts': "import { api } from '../lib/api.ts';\nimport { check } from 'k6';\nexport default () => check(api(), {});\n",
  'scenarios/auth/login.ts': "export { api as default } from '../lib/api.ts';\n",
  'scenarios/lib/api.ts': "const rows = open('./rows.json');\nexport const api = () => rows;\n",
  'scenarios/lib/rows.json': '[1, 2]',
  'data/accounts.csv': 'email\na@example.test\n',
};
