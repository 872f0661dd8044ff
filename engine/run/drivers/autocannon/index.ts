import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HeadroomError } from '../../../model/error.ts';
import type { LoadStep } from '../../../model/load.ts';
import type { TemplatingRule } from '../../../model/templating.ts';
import type { Driver } from '../driver.ts';
import { assertConnectionSteps, peakOf } from '../generator/assert-steps.ts';
import { startGenerator } from '../generator/start.ts';
import type { AutocannonPlan } from './plan.ts';

export interface AutocannonRun {
  /** Where windows and log are written; absolute, exists. */
  readonly folder: string;
  readonly steps: readonly LoadStep[];
  readonly durationS: number;
  readonly templating: readonly TemplatingRule[];
  readonly plan: AutocannonPlan;
  readonly mask: (text: string) => string;
}

const { version } = createRequire(import.meta.url)('autocannon/package.json') as { version: string };

/** Version of autocannon. */
export const autocannonVersion = version;

/** One endpoint over so many connections that never pause, by autocannon in a process of its own. Throws CONFIG_INVALID, TARGET_DOWN, GENERATOR_FAILED before anything is sent. */
export const autocannonDriver: Driver<AutocannonRun> = {
  name: 'autocannon',
  async start({ folder, steps, durationS, templating, plan, mask }) {
    assertConnectionSteps(steps, durationS);
    assertRate(steps, plan);
    return await startGenerator({
      program: fileURLToPath(new URL(`./program${path.extname(import.meta.url)}`, import.meta.url)),
      order: {
        windows: path.join(folder, 'windows.ndjson'),
        generator: `autocannon v${version}`,
        steps,
        durationS,
        templating,
        plan: { ...plan, peak: peakOf(steps) },
      },
      log: path.join(folder, 'generator.log'),
      mask,
    });
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
