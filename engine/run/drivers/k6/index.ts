import { rmSync, writeFileSync } from 'node:fs';
import { HeadroomError } from '../../../model/error.ts';
import type { Driver, DriverResult, DriverRun } from '../driver.ts';
import { followWindows } from '../follow.ts';
import { argumentsOf } from './command.ts';
import { type StockRecording, startStockRecording } from './csv/stock.ts';
import { entrySource } from './entry.ts';
import { environmentOf } from './environment.ts';
import { fileIn } from './files.ts';
import { openGates } from './gate.ts';
import { type K6Log, openLog } from './log.ts';
import { type K6End, outcomeOf } from './outcome.ts';
import type { K6Plan } from './plan.ts';
import { type K6Process, startProcess } from './process.ts';
import { measuringRates, readRates } from './rates.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { readThresholds } from './thresholds.ts';

/**
 * Runs journeys, or a script that was brought along, in one k6 process. Throws JOURNEY_MISSING, CONFIG_INVALID, OUTPUT_UNWRITABLE, K6_FAILED and, with a
 * stock k6, SCRIPT_ERROR before anything is sent.
 */
export const k6Driver: Driver<K6Plan> = {
  name: 'k6',
  async start(plan) {
    writeEntry(plan);
    const log = openLog(fileIn(plan.folder, 'log'), plan.mask);
    const refusals = createRefusals();
    const gates = await openGates(plan.network.proxy, plan.network.allowedNames, refusals.add);
    try {
      const stock = plan.binary.kind === 'stock' ? await startStockRecording(plan) : null;
      const k6 = await startProcess({
        path: plan.binary.path,
        args: argumentsOf(plan, { ...(stock ? { k6Major: stock.k6Major } : {}), outputs: process.env.K6_OUT?.split(',') ?? [] }),
        env: environmentOf(plan, process.env, gates),
        workingFolder: plan.workingFolder,
        log,
        stopsByStdin: stock === null,
      });
      k6.ended.then(() => gates.close());
      return drive(plan, log, stock, k6, refusals);
    } catch (error) {
      gates.close();
      await log.close();
      throw error;
    }
  },
};

function writeEntry({ work, network, binary, folder, userAgent }: K6Plan): void {
  if (work.kind !== 'journeys') return;
  if (binary.kind === 'stock' && work.load.steps.some(({ role }) => role === 'second-opinion'))
    throw new HeadroomError('K6_FAILED', 'A stock k6 has no second opinion.', 'Set secondOpinion: 0, or let Headroom build its own k6.');
  const source = entrySource({
    work,
    tls: network.tls,
    hostAddresses: network.hostAddresses,
    userAgent,
    ratesFile: fileIn(folder, 'rates'),
  });
  try {
    writeFileSync(fileIn(folder, 'entry'), source);
  } catch (error) {
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${folder} cannot be written to.`,
      'Look at its permissions and the room on its disk.',
      error,
    );
  }
}

function drive(plan: K6Plan, log: K6Log, stock: StockRecording | null, k6: K6Process, refusals: Refusals): DriverRun {
  const { folder } = plan;
  let stopReason: string | null = null;
  let killed = false;
  stock?.onFailure(() => k6.stop('the recording failed'));
  refusals.onFirst(({ message }) => k6.stop(message));
  const finish = async (): Promise<DriverResult> => {
    const { exitCode, signal } = await k6.ended;
    const failure = (await stock?.drain()) ?? null;
    await log.close();
    const end: K6End = { exitCode, signal, stopReason, killed, errors: log.errors() };
    const outcome = withRefusal(withRecording(outcomeOf(end), failure), refusals.first());
    stock?.end(outcome);
    const thresholds = readThresholds(fileIn(folder, 'summary'));
    const arrivalRates = readRates(fileIn(folder, 'rates'));
    for (const file of ['entry', 'rates', 'summary', 'samples'] as const) rmSync(fileIn(folder, file), { force: true });
    return { ...outcome, exitCode, thresholds, complaints: log.complaints(), arrivalRates };
  };
  const finished = finish();
  return {
    pids: [k6.pid],
    lines: measuringRates(plan, followWindows(fileIn(folder, 'windows'), stock === null ? k6.ended : finished)),
    stop(reason: string) {
      stopReason ??= reason;
      k6.stop(reason);
    },
    kill() {
      killed = true;
      k6.kill();
    },
    finished,
  };
}

function withRefusal(outcome: ReturnType<typeof outcomeOf>, error: HeadroomError | null): ReturnType<typeof outcomeOf> {
  return error === null ? outcome : { ...outcome, outcome: 'aborted', reason: error.message, error };
}

/** A recording that could not be written says more than how k6 ended after it. */
function withRecording(outcome: ReturnType<typeof outcomeOf>, failure: HeadroomError | null): ReturnType<typeof outcomeOf> {
  return failure === null ? outcome : { ...outcome, outcome: 'truncated', reason: failure.message, error: failure };
}
