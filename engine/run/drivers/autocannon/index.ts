import { createRequire } from 'node:module';
import { HeadroomError } from '../../../model/error.ts';
import type { LoadStep } from '../../../model/load.ts';
import type { Driver } from '../driver.ts';
import { peakOf } from '../generator/assert-steps.ts';
import type { GeneratorRun } from '../generator/run.ts';
import { startGenerator } from '../generator/start.ts';
import type { AutocannonOrder, AutocannonPlan } from './plan.ts';

const { version } = createRequire(import.meta.url)('autocannon/package.json') as { version: string };

/** Version of autocannon. */
export const autocannonVersion = version;

/** One endpoint over so many connections that never pause, by autocannon in a process of its own. Throws CONFIG_INVALID, TARGET_DOWN, GENERATOR_FAILED before anything is sent. */
export const autocannonDriver: Driver<GeneratorRun<AutocannonPlan>> = {
  name: 'autocannon',
  async start(run) {
    assertRate(run.steps, run.plan);
    const plan: AutocannonOrder = { ...run.plan, peak: peakOf(run.steps) };
    return await startGenerator({ folderUrl: import.meta.url, generator: `autocannon v${version}`, run, plan });
  },
};

/** autocannon gives each connection a whole number of requests a second. */
function assertRate(steps: readonly LoadStep[], { rate }: AutocannonPlan): void {
  const peak = peakOf(steps);
  if (rate === null || rate >= peak) return;
  throw new HeadroomError(
    'CONFIG_INVALID',
    `A rate of ${rate} requests per second is less than one for each of ${peak} connections.`,
    'Use fewer connections, or a higher rate.',
  );
}
