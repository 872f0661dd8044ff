import path from 'node:path';
import { barsOfHealth } from '../health/bars.ts';
import { conditions } from '../health/conditions.ts';
import { measuredRun } from '../health/measured-run.ts';
import { healthOutcomeSchema } from '../health/outcome.ts';
import { definePart } from '../part.ts';

const rounds = 3;

/** Real runs of a generator that is left alone, and of one that is starved in many ways, each beside a run just before it. */
export const health = definePart({
  name: 'health',
  what: 'Generator health: runs of a starved generator are called invalid, runs of one that is left alone healthy',
  trials: conditions.length * rounds,
  loadsMachine: true,
  sources: ['engine/measure/health.ts', 'test/prove/health/bars.ts', 'test/prove/health/measured-run.ts'],
  outcome: healthOutcomeSchema,
  trial: async ({ index, signal, cache, say }) => {
    const condition = conditions[index % conditions.length];
    if (!condition) throw new RangeError(`There is no condition ${index}.`);
    say(condition.name);
    const folder = path.join(cache(), 'runs');
    const { load, starve, fed: fedLoad = load } = condition;
    const fed = await measuredRun({ load: fedLoad, starve: null, folder, signal });
    const starved = await measuredRun({ load, starve, folder, signal });
    return { condition: condition.name, fed, starved };
  },
  bars: barsOfHealth,
});
