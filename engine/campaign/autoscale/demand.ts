import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Demand } from '../../capacity/autoscale/demand/demand.ts';
import { generateDemand } from '../../capacity/autoscale/demand/generate.ts';
import { demandOfRun } from '../../capacity/autoscale/demand/run.ts';
import { mostSeconds, parseTrace } from '../../capacity/autoscale/demand/trace.ts';
import { generatorOf } from '../../capacity/autoscale/demand/usual.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Store } from '../../store/index.ts';
import type { AutoscaleWanted } from './wanted.ts';

/** The demand that was asked for: of a trace, of a past run, or generated. Throws DEMAND_INVALID, USAGE, DATA_MISSING, and what the store throws for a run. */
export async function demandFor(wanted: AutoscaleWanted, store: Store, capacityPerSecond: number): Promise<Demand> {
  const said = (['demand', 'run', 'generate'] as const).filter((each) => wanted[each] !== undefined);
  if (said.length > 1)
    throw new HeadroomError(
      'USAGE',
      `The demand was named ${said.length} times: ${said.map((each) => `--${each}`).join(' and ')}.`,
      'Keep one.',
    );
  if (wanted.trace !== undefined) return parseTrace(wanted.trace, 'the trace');
  if (wanted.demand !== undefined)
    return parseTrace(await textOf(path.resolve(wanted.folder, wanted.demand), wanted.demand), wanted.demand);
  if (wanted.run !== undefined) {
    const id = await store.resolveRun(wanted.run);
    return demandOfRun(await store.loadMeasurement(id), id);
  }
  const { base, peak, noise, seed } = wanted;
  const generator = generatorOf({ shape: wanted.generate, base, peak, noise, seed, seconds: wanted.length }, capacityPerSecond);
  if (generator.seconds > mostSeconds) throw new HeadroomError('USAGE', 'A demand is two weeks long at most.', 'Say a shorter --length.');
  return generateDemand(generator);
}

/** Text of a file somebody named. Throws DATA_MISSING. */
export async function textOf(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new HeadroomError('DATA_MISSING', `${name} cannot be read.`, 'Check the path; it starts in the current folder.', error);
  }
}
