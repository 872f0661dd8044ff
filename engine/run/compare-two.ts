import { compareRuns } from '../compare/runs.ts';
import type { Comparison } from '../model/comparison.ts';
import { configurationSchema } from '../model/configuration.ts';
import type { Store } from '../store/index.ts';
import { labChanges } from './lab-changes.ts';
import { isMixedLab } from './mixed-lab.ts';

const { gate } = configurationSchema.parse({ environments: {}, scenarios: {} });

/** Two sealed runs, by any name the store resolves, side by side. */
export async function compareTwo(store: Store, base: string, head: string): Promise<Comparison> {
  const [before, after] = await Promise.all([base, head].map(async (name) => await sideOf(store, name)));
  if (before === undefined || after === undefined) throw new RangeError('two names give two sides');
  const comparison = compareRuns({ base: before, head: after, ...gate });
  if (before.pages === null || after.pages === null || comparison.changes.length === 0) return comparison;
  // Profiles and views pooled are no one crowd: each is told by itself, and beside them only the work that was counted.
  const isMixed = [before, after].some(({ run, measurement }) => isMixedLab(run, measurement));
  const others = isMixed ? comparison.changes.filter(({ statistic }) => statistic === 'count') : comparison.changes;
  return { ...comparison, changes: [...labChanges(before.pages, after.pages), ...others] };
}

async function sideOf(store: Store, name: string) {
  const id = await store.resolveRun(name);
  const [{ run }, measurement, pages] = await Promise.all([store.loadRun(id), store.loadMeasurement(id), store.loadPages(id)]);
  return { run, measurement, pages };
}
