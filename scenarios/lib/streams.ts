import { context } from './context.ts';
import { iterationNumber, scenarioName } from './execution.ts';
import { createRandom, type Random } from './random.ts';

const streams = new Map<string, Random>();
let streamsOf = '';

/**
 * The seed of one purpose in the current iteration: the run's seed, the scenario, and the number of the iteration in that scenario.
 * Not the user, because k6 shares users out to scenarios by chance: so the same seed makes the same requests in every run.
 */
export const streamSeed = (purpose: string): string => `${context.seed}/${scenarioName()}/${iterationNumber()}/${purpose}`;

/** The stream of one purpose in the current iteration. Purposes have streams of their own, so that one more draw here changes nothing there. */
export function randomFor(purpose: string): Random {
  const iteration = streamSeed('');
  if (iteration !== streamsOf) {
    streams.clear();
    streamsOf = iteration;
  }
  let stream = streams.get(purpose);
  if (!stream) {
    stream = createRandom(iteration + purpose);
    streams.set(purpose, stream);
  }
  return stream;
}
