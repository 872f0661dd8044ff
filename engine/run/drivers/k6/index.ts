import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { HeadroomError } from '../../../model/error.ts';
import type { WindowFileLine } from '../../../model/window-file.ts';
import { createRateMeter, type RateMeter } from '../../load/rate-meter.ts';
import type { Driver, DriverResult } from '../driver.ts';
import { followWindows } from '../follow.ts';
import { argumentsOf } from './command.ts';
import { entrySource } from './entry.ts';
import { environmentOf } from './environment.ts';
import { fileIn } from './files.ts';
import { openLog } from './log.ts';
import { outcomeOf } from './outcome.ts';
import type { K6Plan } from './plan.ts';
import { startProcess } from './process.ts';
import { readThresholds } from './thresholds.ts';

/** Runs journeys, or a script that was brought along, in one k6 process. Throws JOURNEY_MISSING and K6_FAILED before anything is sent. */
export const k6Driver: Driver<K6Plan> = {
  name: 'k6',
  async start(plan) {
    const { folder, work, network } = plan;
    const ratesFile = fileIn(folder, 'rates');
    const meter = meterOf(plan);
    if (work.kind === 'journeys')
      writeFileSync(fileIn(folder, 'entry'), entrySource({ work, tls: network.tls, userAgent: plan.userAgent, ratesFile }));
    const log = openLog(fileIn(folder, 'log'), plan.mask);
    const k6 = await startProcess({
      path: plan.binary.path,
      args: argumentsOf(plan),
      env: environmentOf(plan, process.env),
      workingFolder: plan.workingFolder,
      log,
      stopsByStdin: plan.binary.kind === 'recorder',
    });
    let stopReason: string | null = null;
    let killed = false;
    const finish = async (): Promise<DriverResult> => {
      const end = await k6.ended;
      await log.close();
      const thresholds = readThresholds(fileIn(folder, 'summary'));
      const arrivalRates = readRates(ratesFile);
      for (const file of ['entry', 'rates', 'summary'] as const) rmSync(fileIn(folder, file), { force: true });
      return {
        ...outcomeOf({ ...end, stopReason, killed, errors: log.errors() }),
        exitCode: end.exitCode,
        thresholds,
        complaints: log.complaints(),
        arrivalRates,
      };
    };
    const lines = followWindows(fileIn(folder, 'windows'), k6.ended);
    return {
      pid: k6.pid,
      lines: meter === null ? lines : metered(lines, meter, ratesFile),
      stop(reason) {
        stopReason ??= reason;
        k6.stop(reason);
      },
      kill() {
        killed = true;
        k6.kill();
      },
      finished: finish(),
    };
  },
};

function meterOf({ work, binary }: K6Plan): RateMeter | null {
  if (work.kind !== 'journeys' || !work.load.steps.some(({ role }) => role === 'second-opinion')) return null;
  if (binary.kind === 'stock')
    throw new HeadroomError('K6_FAILED', 'A stock k6 has no second opinion.', 'Set secondOpinion: 0, or let Headroom build its own k6.');
  return createRateMeter(
    work.load.steps,
    work.journeys.filter(({ users }) => users === null).map(({ name }) => name),
  );
}

/** Keeps the rates for the second opinion in their file, whole at any moment: k6 reads it when that begins. */
async function* metered(lines: AsyncIterable<WindowFileLine>, meter: RateMeter, file: string): AsyncGenerator<WindowFileLine> {
  for await (const line of lines) {
    if (meter.add(line)) {
      writeFileSync(`${file}.new`, JSON.stringify(meter.rates() ?? {}));
      renameSync(`${file}.new`, file);
    }
    yield line;
  }
}

function readRates(file: string): Record<string, number> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
