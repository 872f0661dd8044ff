import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accountsJson } from '../demo/accounts.ts';
import { hasFaults } from '../demo/faults.ts';
import type { DemoFaults, Environment } from '../model/environment.ts';
import { type StartedTarget, startDemo } from './started-target.ts';

/** The embedded application, running, with where it is and who may sign in. */
export interface DemoTarget extends StartedTarget {
  readonly services: Readonly<Record<string, string>>;
  readonly metricsUrl: string;
  /** JSON file of the seeded accounts: the data pool `accounts`. */
  readonly accountsFile: string;
  /** What identifies it: switches, faults and row counts. */
  readonly fingerprint: Readonly<Record<string, unknown>>;
}

/** Starts the demo with its database and accounts under `folder`. */
export async function startDemoTarget(
  demo: NonNullable<Environment['demo']>,
  folder: string,
  onProgress: (text: string) => void,
): Promise<DemoTarget> {
  await mkdir(folder, { recursive: true });
  const accountsFile = path.join(folder, `accounts-${demo.seed}-${demo.users}.json`);
  await writeFile(accountsFile, accountsJson(demo.users, demo.seed));
  const switches = Object.entries(demo.switches).flatMap(([name, on]) => ['--switch', `${name}=${on ? 'on' : 'off'}`]);
  const started = await startDemo(
    [
      '--port',
      '0',
      '--data',
      folder,
      '--users',
      String(demo.users),
      '--orders',
      String(demo.orders),
      '--seed',
      String(demo.seed),
      '--heartbeat-clock',
      String(demo.heartbeatClock),
      ...switches,
      ...faultFlags(demo.faults),
    ],
    demo.cores ?? null,
    onProgress,
  );
  return {
    ...started,
    services: { api: started.url, auth: started.url, web: started.url, ws: started.url.replace(/^http/, 'ws') },
    metricsUrl: `${started.url}/metrics`,
    accountsFile,
    fingerprint: {
      application: 'headroom demo',
      orders: demo.orders,
      users: demo.users,
      seed: demo.seed,
      switches: demo.switches,
      ...(demo.cores === undefined ? {} : { cores: demo.cores }),
      ...(hasFaults(demo.faults) ? { faults: demo.faults } : {}),
      ...(demo.heartbeatClock === 1 ? {} : { heartbeatClock: demo.heartbeatClock }),
    },
  };
}

function faultFlags({ slowdown, tail }: DemoFaults): string[] {
  return ['--fault', `slowdown=${slowdown}`, '--fault', `tail=${tail.share}:${tail.delayMs}ms`];
}
