import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HeadroomError } from '../../../../model/error.ts';
import type { DriverResult } from '../../driver.ts';
import { reasonToRecord } from '../../recorded-outcome.ts';
import { environmentOf } from '../environment.ts';
import { fileIn } from '../files.ts';
import { inspectScript } from '../inspect.ts';
import type { K6Plan } from '../plan.ts';
import { openFifo } from './fifo.ts';
import { kindsOf } from './kinds.ts';
import { recordSamples } from './record.ts';

const run = promisify(execFile);

/** The recording of a k6 without our recorder. */
export interface StockRecording {
  readonly k6Major: number;
  /** Calls back when the window file cannot be written any more: then k6 must stop. */
  onFailure(failed: () => void): void;
  /** To be called when k6 is gone: takes in what it still had written. What kept the file from being written, or null. */
  drain(): Promise<HeadroomError | null>;
  end(result: Pick<DriverResult, 'outcome' | 'reason'>): void;
}

/** Makes all ready before k6 starts. Throws SCRIPT_ERROR for a script that k6 cannot describe, K6_FAILED. */
export async function startStockRecording(plan: K6Plan): Promise<StockRecording> {
  const { binary, work, folder, workingFolder, mask, templating } = plan;
  const version = await versionOf(binary.path);
  const file = work.kind === 'journeys' ? fileIn(folder, 'entry') : work.file;
  const env = environmentOf(plan, process.env);
  const { scenarios, thresholds } = await inspectScript({ binary, file, workingFolder, env, mask });
  const fifo = await openFifo(fileIn(folder, 'samples'));
  const recording = recordSamples({
    input: fifo.input,
    file: fileIn(folder, 'windows'),
    header: {
      v: 1,
      k6: version,
      start: Date.now(),
      plan: { scenarios },
      thresholds: Object.fromEntries(
        Object.entries(thresholds).map(([metric, list]) => [metric, list.map(({ expression }) => expression)]),
      ),
    },
    kindOf: kindsOf(work.kind === 'journeys' ? work.journeys.map((journey) => journey.file) : [work.file]),
    templating,
  });
  const read = recording.read.then(
    () => null,
    (error: unknown) => error,
  );
  return {
    k6Major: Number(/^v?(\d+)/.exec(version)?.[1] ?? Number.NaN),
    onFailure: (failed) => {
      read.then((error) => error !== null && failed());
    },
    async drain() {
      fifo.finish();
      const error = await read;
      if (error === null || error instanceof HeadroomError) return error;
      return new HeadroomError(
        'OUTPUT_UNWRITABLE',
        `The recording cannot be written: ${error}`,
        'Look at the run folder and its disk.',
        error,
      );
    },
    end: (result) => recording.end(reasonToRecord(result)),
  };
}

async function versionOf(k6: string): Promise<string> {
  const { stdout } = await run(k6, ['version']).catch((error: unknown) => {
    throw new HeadroomError('K6_FAILED', `${k6} cannot be started.`, 'Run `headroom doctor`.', error);
  });
  return /\bv\d+\.\d+\.\d+\S*/.exec(stdout)?.[0] ?? 'unknown';
}
