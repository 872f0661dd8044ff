import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Scene } from '../scene.ts';
import type { Bar, Others, Part } from './part.ts';
import { continueRecord, readRecord, resultFile } from './record.ts';
import { sourceHash } from './sources.ts';

export interface Surroundings {
  readonly results: string;
  /** Ignored by git. */
  readonly cache: string;
  readonly scene: Scene;
  /** Gates in all, where the command line says so. */
  readonly gates: number | null;
  readonly signal: AbortSignal;
  /** Whether there is time for another trial. */
  readonly more: () => boolean;
  readonly say: (line: string) => void;
}

export interface PartResult {
  readonly part: Part;
  readonly wanted: number;
  readonly made: number;
  readonly bars: readonly Bar[];
  /** All trials are there and every promise is kept. */
  readonly holds: boolean;
}

const seed = 20_261_123;
/** Far enough apart that no two trials share a stream. */
const seedStep = 7919;

/** Makes the trials of a part that are not there yet, until there are as many as wanted or the signal comes. */
export async function runPart(part: Part, { results, cache, scene, gates, signal, more, say }: Surroundings): Promise<PartResult> {
  const wanted = gates === null ? part.trials : Math.ceil(gates / (part.gatesInTrial ?? 1));
  const header = { part: part.name, rule: sourceHash(part.sources), seed };
  const record = continueRecord({ file: resultFile(results, part.name), aside: path.join(cache, 'superseded') }, header, scene, say);
  if (record.trials.length > 0) say(`${part.name}: goes on after ${record.trials.length} trials`);
  const folder = path.join(cache, part.name);
  while (record.trials.length < wanted && !signal.aborted && more()) {
    const index = record.trials.length;
    try {
      const outcome = await part.trial({
        index,
        seed: seed + seedStep * index,
        signal,
        cache: () => {
          mkdirSync(folder, { recursive: true });
          return folder;
        },
        say: (line) => say(`${part.name} ${index + 1}/${wanted}: ${line}`),
      });
      record.add(index, outcome);
    } catch (error) {
      if (!signal.aborted) throw error;
      say(`${part.name}: stopped; ${record.trials.length} of ${wanted} trials are kept`);
    }
    // Lets a signal in between trials that never wait.
    await setImmediate();
  }
  const outcomes = record.trials.slice(0, wanted).map(({ outcome }) => outcome);
  return resultOf(part, wanted, outcomes, othersIn(results));
}

/** The promises of a part on the trials there are. */
export function resultOf(part: Part, wanted: number, outcomes: readonly unknown[], others: Others): PartResult {
  const bars = outcomes.length > 0 ? part.bars(outcomes, others) : [];
  const made = outcomes.length;
  return { part, wanted, made, bars, holds: made >= wanted && made > 0 && bars.every(({ holds }) => holds !== false) };
}

/** What is kept of other parts, for a promise that rests on them. */
export function othersIn(results: string): Others {
  return (part) => readRecord(resultFile(results, part))?.trials.map(({ outcome }) => outcome) ?? [];
}
