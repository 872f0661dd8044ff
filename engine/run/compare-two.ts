import { compareRuns } from '../compare/runs.ts';
import type { Comparison } from '../model/comparison.ts';
import { configurationSchema } from '../model/configuration.ts';
import type { Store } from '../store/index.ts';

const { gate } = configurationSchema.parse({ environments: {}, scenarios: {} });

/** Two sealed runs, by any name the store resolves, side by side. */
export async function compareTwo(store: Store, base: string, head: string): Promise<Comparison> {
  const [before, after] = await Promise.all([base, head].map(async (name) => await sideOf(store, name)));
  if (before === undefined || after === undefined) throw new RangeError('two names give two sides');
  return compareRuns({ base: before, head: after, ...gate });
}

async function sideOf(store: Store, name: string) {
  const id = await store.resolveRun(name);
  const [{ run }, measurement] = await Promise.all([store.loadRun(id), store.loadMeasurement(id)]);
  return { run, measurement };
}
