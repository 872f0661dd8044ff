import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFold } from '../../../../../engine/measure/fold.ts';
import type { LoadStep } from '../../../../../engine/model/load.ts';
import type { WindowFileLine } from '../../../../../engine/model/window-file.ts';
import type { DriverRun } from '../../../../../engine/run/drivers/driver.ts';
import { k6Driver } from '../../../../../engine/run/drivers/k6/index.ts';
import type { JourneyWork, K6Plan, ScriptWork } from '../../../../../engine/run/drivers/k6/plan.ts';
import { findK6Tools } from '../../../../../engine/run/drivers/k6/tools.ts';
import { fixtures, planOf } from './plans.ts';

/** A shop on loopback that remembers what it was asked. */
export interface Shop {
  readonly url: string;
  /** `METHOD /path` with its count, queries left out. */
  readonly asked: Map<string, number>;
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const asked = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const at = new URL(request.url ?? '/', 'http://shop');
    const what = `${request.method} ${at.pathname}`;
    asked.set(what, (asked.get(what) ?? 0) + 1);
    if (at.pathname === '/away') response.writeHead(302, { location: 'http://192.0.2.1/away' }).end();
    else if (at.pathname === '/missing') response.writeHead(404).end('{}');
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"token":"t-1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function tools() {
  return findK6Tools();
}

export interface StartedRun {
  readonly run: DriverRun;
  readonly folder: string;
  clean(): Promise<void>;
}

export async function startRun(work: JourneyWork | ScriptWork, shop: Shop, rest: Partial<K6Plan> = {}): Promise<StartedRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-k6-'));
  const told = work.kind === 'journeys' ? { ...work, context: { ...work.context, services: { api: shop.url, web: shop.url } } } : work;
  const secrets = { TARGET: shop.url, SUMMARY_FILE: path.join(folder, 'own-summary.json'), ...rest.secrets };
  const clean = () => rm(folder, { recursive: true, force: true });
  const { k6 } = await tools();
  try {
    const run = await k6Driver.start(planOf(told, { binary: k6, folder, workingFolder: fixtures, ...rest, secrets }));
    return { run, folder, clean };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** Reads a run to its end. */
export async function finish({ run, folder }: StartedRun, steps: readonly LoadStep[] = []) {
  const fold = createFold({ steps });
  const lines: WindowFileLine[] = [];
  for await (const line of run.lines) {
    lines.push(line);
    fold.add(line);
  }
  return { lines, fold, measurement: fold.measurement(), result: await run.finished, folder };
}

export function isAlive(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Runs the endless script from a process of its own, which a test may kill. */
export async function startInAnotherProcess({ url }: Shop) {
  const engine = spawn(process.execPath, [path.join(import.meta.dirname, 'another-process.ts'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told] = await once(engine.stdout, 'data');
  const { pid, folder } = JSON.parse(String(told));
  return { engine, pid: Number(pid), clean: () => rm(folder, { recursive: true, force: true }) };
}
