import { pool, type Selection } from '../measure/pool.ts';
import { journeyOf } from '../measure/traffic.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Measurement, Tags } from '../model/measurement.ts';
import type { EndpointRow } from '../model/report.ts';
import type { Ranked } from '../targets/ranked.ts';
import { meanOf, percentilesOf, rankedOf } from './percentiles.ts';
import { judgedPart, perSecond, type View } from './view.ts';

export interface RowInput {
  /** The metric that times it. */
  readonly metric: string;
  /** Empty for everything pooled. */
  readonly name: string;
  /** The series it is made of, and others of the same name that tell of its work. */
  readonly part: Measurement;
  /** Its times, where they are ranked already. */
  readonly ranked?: Ranked | undefined;
  readonly comparison: Comparison | null;
}

/** One endpoint, transaction or group over the judged steps. */
export function endpointRow(view: View, { metric, name, part, ranked, comparison }: RowInput): EndpointRow {
  const times = judgedPart(view, metric);
  const { count, sum, max } = pool(part, times);
  const mean = (beside: string) => meanOf(part, judgedPart(view, beside));
  return {
    name,
    method: onlyTag(part, times, ({ method }) => method ?? null),
    journey: onlyTag(part, times, journeyOf),
    samples: count,
    requestsPerSecond: perSecond(count, view.judgedS),
    mean: count > 0 ? sum / count : null,
    ...percentilesOf(ranked ?? rankedOf(part, times)),
    max: count > 0 ? max : null,
    errorRate: mean(view.kind.fails),
    dbTime: mean('dbTime'),
    dbQueueTime: mean('dbQueueTime'),
    dbQueries: mean('dbQueries'),
    responseBytes: mean('responseBytes'),
    change: changeOf(comparison, metric, name === '' ? null : name),
  };
}

/** What a tag says when it says one thing only. */
function onlyTag(part: Measurement, { metric, steps, where }: Selection, read: (tags: Tags) => string | null): string | null {
  const values = new Set<string>();
  for (const { metric: own, tags, totals, selector } of part.series) {
    const value = read(tags);
    if (own !== metric || selector !== undefined || value === null || where?.(tags) === false) continue;
    if (totals.some(({ step, count }) => count > 0 && steps?.includes(step))) values.add(value);
  }
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

function changeOf(comparison: Comparison | null, metric: string, endpoint: string | null): number | null {
  const found = comparison?.changes.find(
    (change) => change.metric === metric && change.endpoint === endpoint && change.statistic === 'p95' && change.scale === 'ratio',
  );
  return found?.change.value ?? null;
}
