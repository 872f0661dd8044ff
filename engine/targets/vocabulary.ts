import { type Metric, type MetricKind, metricById, metrics, vitalLimits } from '../model/metric.ts';
import type { Statistic } from '../model/target.ts';

/** A word a target may begin with. `complement`: the number is one minus the metric, so that the comparison turns round. */
export interface Subject {
  readonly metric: Metric;
  /** What is compared when the target does not say; null where it must. */
  readonly statistic: Statistic | null;
  readonly complement: boolean;
  /** Not in the registry: a script's own, of which kind and unit are not known yet. */
  readonly custom: boolean;
}

const subject = (id: string, statistic: Statistic | null, complement = false): Subject => ({
  metric: metricById(id),
  statistic,
  complement,
  custom: false,
});

/** Words beside the ids of the registry. */
const otherWords: Readonly<Record<string, Subject>> = {
  availability: subject('errorRate', 'rate', true),
  throughput: subject('requests', 'perSecond'),
  dbQuery: subject('dbTime', null),
  connections: subject('users', 'min'),
};

/** Metrics of which one statistic is meant when none is said: 75 % of page views for page times (web.dev/articles/vitals), all pages for sizes, the mean for work "per request". */
const usualStatistics: Readonly<Record<string, Statistic>> = {
  ...Object.fromEntries(Object.keys(vitalLimits).map((id) => [id, 'p75'])),
  pageLoad: 'p75',
  bundle: 'max',
  chunk: 'max',
  transferred: 'max',
  dbQueries: 'avg',
  dbRows: 'avg',
  responseBytes: 'avg',
  users: 'min',
};

/** Metrics that a target cannot be about. */
const hidden = new Set(['loadStart']);

const registered = metrics.filter(({ id }) => !hidden.has(id));
const words = new Map<string, Subject>([
  ...registered.map((metric): [string, Subject] => [metric.k6, subject(metric.id, usualStatistic(metric))]),
  ...registered.map((metric): [string, Subject] => [metric.id.toLowerCase(), subject(metric.id, usualStatistic(metric))]),
  ...Object.entries(otherWords).map(([word, meaning]): [string, Subject] => [word.toLowerCase(), meaning]),
]);

/** Every word a target may begin with, as it is spelled. */
export const subjectWords: readonly string[] = [...registered.map(({ id }) => id), ...Object.keys(otherWords)];

/** What a word means, an id, another word or the name k6 has for it, upper and lower case alike; undefined when it is not known. */
export function knownSubject(word: string): Subject | undefined {
  return words.get(word.toLowerCase());
}

/** A script's own metric. */
export function customSubject(name: string): Subject {
  return { metric: metricById(name), statistic: null, complement: false, custom: true };
}

function usualStatistic({ id, kind }: Metric): Statistic | null {
  if (kind === 'rate') return 'rate';
  if (kind === 'counter') return 'count';
  return usualStatistics[id] ?? (kind === 'gauge' ? 'value' : null);
}

const statisticWords: Readonly<Record<string, Statistic>> = {
  avg: 'avg',
  mean: 'avg',
  min: 'min',
  max: 'max',
  med: 'p50',
  median: 'p50',
  count: 'count',
  rate: 'rate',
  persecond: 'perSecond',
  value: 'value',
};

/** The statistic a word names: `p95`, `p99.9`, `avg`, `median`, ...; undefined when it names none. */
export function statisticOf(word: string): Statistic | undefined {
  const lower = word.toLowerCase();
  const [, percentile] = /^p\(?(\d{1,2}(?:\.\d{1,4})?)\)?$/.exec(lower) ?? [];
  if (percentile !== undefined) return Number(percentile) > 0 ? `p${Number(percentile)}` : undefined;
  return Object.hasOwn(statisticWords, lower) ? statisticWords[lower] : undefined;
}

const statisticsOfKind: Readonly<Record<MetricKind, readonly string[]>> = {
  trend: ['p95', 'p99.9', 'median', 'avg', 'min', 'max'],
  rate: ['rate'],
  counter: ['count', 'perSecond'],
  gauge: ['value', 'min', 'max'],
};

/** Statistics that a metric has, as they are written. */
export function statisticsFor({ kind }: Metric): readonly string[] {
  return statisticsOfKind[kind];
}

/** Whether a metric of this kind has the statistic. */
export function hasStatistic({ kind }: Metric, statistic: Statistic): boolean {
  if (kind === 'trend') return statistic.startsWith('p') ? statistic !== 'perSecond' : ['avg', 'min', 'max'].includes(statistic);
  return statisticsOfKind[kind].includes(statistic);
}
