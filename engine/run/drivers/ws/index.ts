import { createRequire } from 'node:module';
import { HeadroomError } from '../../../model/error.ts';
import type { Driver } from '../driver.ts';
import type { GeneratorRun } from '../generator/run.ts';
import { startGenerator } from '../generator/start.ts';
import type { WsPlan } from './plan.ts';

/** Version of ws. */
export const wsVersion = (createRequire(import.meta.url)('ws/package.json') as { version: string }).version;

/** So many open WebSockets, by ws in a process of its own. Throws CONFIG_INVALID, GENERATOR_FAILED before anything is sent. */
export const wsDriver: Driver<GeneratorRun<WsPlan>> = {
  name: 'ws',
  async start(run) {
    const { heartbeat } = run.plan;
    if (heartbeat.silenceS <= heartbeat.everyS)
      throw new HeadroomError(
        'CONFIG_INVALID',
        `A heartbeat every ${heartbeat.everyS} s cannot keep a connection from a silence of ${heartbeat.silenceS} s.`,
        'Let the silence be longer than the heartbeat.',
      );
    return await startGenerator({ folderUrl: import.meta.url, generator: `ws v${wsVersion}`, run, plan: run.plan });
  },
};
