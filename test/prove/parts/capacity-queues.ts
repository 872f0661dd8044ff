import path from 'node:path';
import { definePart } from '../part.ts';
import { barsOfQueues } from '../queue/bars.ts';
import { conditions } from '../queue/conditions.ts';
import { queueOutcomeSchema } from '../queue/outcome.ts';
import { queueTrial } from '../queue/trial.ts';

const rounds = 2;
/** A run whose generator was disturbed is made again, so often in all: that is known without a look at what was measured. */
const mostAttempts = 3;

/** Drivers and measurement against queues whose every number is known. */
export const capacityQueues = definePart({
  name: 'capacity-queues',
  what: 'A server on loopback that is exactly M/M/10, loaded by k6 (Poisson arrivals) and by autocannon (closed): what is measured against theory, nothing taken off',
  trials: conditions.length * rounds,
  loadsMachine: true,
  sources: [
    'engine/measure/estimate.ts',
    'test/prove/queue/conditions.ts',
    'test/prove/queue/server.ts',
    'test/prove/queue/alarm-thread.ts',
    'test/prove/queue/poisson-journey.ts',
  ],
  outcome: queueOutcomeSchema,
  trial: async ({ index, seed, signal, cache, say }) => {
    const condition = conditions[index % conditions.length];
    if (!condition) throw new RangeError(`There is no condition ${index}.`);
    say(condition.name);
    for (let disturbed = 0; ; disturbed++) {
      const outcome = await queueTrial({ condition, seed: seed + disturbed, folder: path.join(cache(), 'runs'), signal });
      if (outcome.measured.validity !== 'invalid' || disturbed + 1 === mostAttempts) return { ...outcome, disturbed };
      say('the generator was disturbed: once more');
    }
  },
  bars: barsOfQueues,
});
