import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HeadroomError } from '../model/error.ts';

const execute = promisify(execFile);
const program = fileURLToPath(new URL('./control-workload.ts', import.meta.url));
const timeoutMs = 60_000;

/** Runs the fixed control workload once, about 0.4 s on an idle machine: what one repetition took, in milliseconds. */
export async function runControlWorkload(): Promise<number> {
  const { stdout } = await execute(process.execPath, [program], { timeout: timeoutMs });
  const { timesMs } = JSON.parse(stdout) as { timesMs: number[] };
  return summaryOf(timesMs);
}

/**
 * The lower decile. Being interrupted only ever lengthens a repetition: on a machine with six processes waiting for each core the decile kept within 0.9 % (one
 * standard deviation), the quartile within 14 %, the median within 42 %. So it tells another or a throttled machine, not a busy one; `machineBusy` tells that.
 */
export function summaryOf(timesMs: readonly number[]): number {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const value = sorted[Math.floor((sorted.length - 1) / 10)];
  if (value === undefined) throw new HeadroomError('BUG', 'The control workload timed nothing.', 'Report it.');
  return value;
}
