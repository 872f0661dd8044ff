import path from 'node:path';
import { definePart } from '../part.ts';
import { barsOfQueues } from '../queue/bars.ts';
import { conditions } from '../queue/conditions.ts';
import { queueOutcomeSchema } from '../queue/outcome.ts';
import { queueTrial } from '../queue/trial.ts';

const rounds = 2;

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
    return await queueTrial({ condition, seed, folder: path.join(cache(), 'runs'), signal });
  },
  bars: barsOfQueues,
});
