import type { Selection } from '../measure/pool.ts';
import { journeyOf, loadTraffic } from '../measure/traffic.ts';
import type { Measurement, Tags } from '../model/measurement.ts';
import type { Target } from '../model/target.ts';

/** Metrics that belong to the whole generator: no journey tags them. */
const wholeGenerator = new Set(['users', 'usersMax', 'generatorLateness']);

/** The series a configured target is about: the load its users make (`measure/traffic`), within the target's scope. */
export function selectionOf(measurement: Measurement, { metric, scope }: Target, steps: readonly number[]): Selection {
  if (wholeGenerator.has(metric)) return { metric, steps };
  const { endpoint, transaction, journey } = scope;
  const isLoad = loadTraffic(measurement);
  const tags: Tags = {
    ...scope.tags,
    ...(endpoint === undefined ? {} : { name: endpoint }),
    ...(transaction === undefined ? {} : { transaction }),
  };
  return { metric, steps, tags, where: (tags) => isLoad(tags) && (journey === undefined || journeyOf(tags) === journey) };
}
