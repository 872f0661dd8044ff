import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { WindowFileLine } from '../../../model/window-file.ts';
import { createRateMeter, type RateMeter } from '../../load/rate-meter.ts';
import { fileIn } from './files.ts';
import type { K6Plan } from './plan.ts';

/** The same lines; where the plan has a second opinion, the rates it needs are measured from them and kept in their file. */
export function measuringRates(plan: K6Plan, lines: AsyncIterable<WindowFileLine>): AsyncIterable<WindowFileLine> {
  const { work, folder } = plan;
  if (work.kind !== 'journeys' || !work.load.steps.some(({ role }) => role === 'second-opinion')) return lines;
  const replayed = work.journeys.filter(({ users }) => users === null).map(({ name }) => name);
  return metered(lines, createRateMeter(work.load.steps, replayed), fileIn(folder, 'rates'));
}

/** The file is whole at any moment: k6 reads it when the second opinion begins. */
async function* metered(lines: AsyncIterable<WindowFileLine>, meter: RateMeter, file: string): AsyncGenerator<WindowFileLine> {
  for await (const line of lines) {
    if (meter.add(line)) writeRates(file, meter.rates() ?? {});
    yield line;
  }
}

function writeRates(file: string, rates: Readonly<Record<string, number>>): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(rates));
    renameSync(`${file}.new`, file);
  } catch (error) {
    // On a full disk the recording itself ends the run; the second opinion has the rates before these, or is left out.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Journeys per second by journey, as last measured; null where nothing was. */
export function readRates(file: string): Record<string, number> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
