import path from 'node:path';
import { demoCapacity } from '../capacity/demo-capacity.ts';
import { barsOfInvalid, invalidOutcomeSchema } from '../capacity/invalid-outcome.ts';
import { starveEach } from '../capacity/starve-each.ts';
import { generatorConditions } from '../capacity/weak-generators.ts';
import { definePart } from '../part.ts';

const rounds = 2;
const budgetS = 120;

/** Searches whose generator was made too weak on purpose. */
export const capacityInvalid = definePart({
  name: 'capacity-invalid',
  what: 'A search on the demo whose generator is too weak: called invalid, and no capacity is claimed',
  trials: generatorConditions.length * rounds,
  loadsMachine: true,
  sources: [
    'engine/measure/health.ts',
    'engine/capacity/search/next.ts',
    'test/prove/capacity/demo-settings.ts',
    'test/prove/capacity/weak-generators.ts',
  ],
  outcome: invalidOutcomeSchema,
  trial: async ({ index, cache, signal, say }) => {
    const condition = generatorConditions[index % generatorConditions.length];
    if (!condition) throw new RangeError(`There is no condition ${index}.`);
    const { name, weak, starve, set } = condition;
    say(name);
    const feed = starve === null ? null : starveEach(starve);
    try {
      const { outcome, model, points } = await demoCapacity({ set, budgetS, folder: path.join(cache(), String(index)), signal, say });
      return {
        condition: name,
        weak,
        outcome,
        claimed: model !== null,
        reasons: points.flatMap(({ health }) => health?.reasons.filter(({ invalidates }) => invalidates).map(({ code }) => code) ?? []),
      };
    } finally {
      await feed?.();
    }
  },
  bars: barsOfInvalid,
});
