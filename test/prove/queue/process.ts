import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { QueueOptions } from './server.ts';
import { type QueueSummary, queueSummarySchema } from './summary.ts';

/** The queue in a process of its own. */
export interface QueueProcess extends AsyncDisposable {
  readonly url: string;
  /** What it saw from one time to another, unix ms; null when nobody came. */
  readonly report: (fromMs: number, toMs: number) => Promise<QueueSummary | null>;
}

/** Starts it, and waits until it listens. */
export async function startQueue({ servers, serviceMs, seed }: QueueOptions): Promise<QueueProcess> {
  const words = ['--servers', servers, '--service-ms', serviceMs, '--seed', seed].map(String);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  const first = await Promise.race([line, ended.then(([code]) => Promise.reject(new Error(`The queue ended with ${code}.`)))]);
  const { url } = z.object({ url: z.url() }).parse(JSON.parse(first));
  return {
    url,
    report: async (fromMs, toMs) => {
      const response = await fetch(`${url}/report?from=${fromMs}&to=${toMs}`);
      return queueSummarySchema.nullable().parse(await response.json());
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
