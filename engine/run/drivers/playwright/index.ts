import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { HeadroomError } from '../../../model/error.ts';
import { resolveChromium } from '../../../setup/chromium.mjs';
import type { Driver } from '../driver.ts';
import type { GeneratorRun } from '../generator/run.ts';
import { startGenerator } from '../generator/start.ts';
import type { PlaywrightOrder, PlaywrightPlan } from './plan.ts';

const { version } = createRequire(import.meta.url)('playwright-core/package.json') as { version: string };

/** Version of playwright. */
export const playwrightVersion = version;

/** The program of the Chromium that is installed. Throws BROWSER_MISSING. */
export function chromiumProgram(): string {
  const found = resolveChromium();
  if (found !== null) return found.path;
  throw new HeadroomError(
    'BROWSER_MISSING',
    'A page is measured in a real Chromium, and none was found.',
    'Run `headroom doctor` to see how to get one.',
  );
}

/** One page, visited in Chromium by playwright in a process of its own. Throws GENERATOR_FAILED before anything is sent. */
export const playwrightDriver: Driver<GeneratorRun<PlaywrightPlan>> = {
  name: 'playwright',
  async start(run) {
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'headroom-browser-'));
    const clear = async () => await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    const plan: PlaywrightOrder = { ...run.plan, scratch, folder: run.folder, templating: run.templating };
    try {
      const started = await startGenerator({ folderUrl: import.meta.url, generator: `playwright v${version}`, run, plan });
      return { ...started, finished: started.finished.finally(clear) };
    } catch (error) {
      await clear();
      throw error;
    }
  },
};
