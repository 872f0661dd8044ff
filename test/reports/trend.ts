import type { TrendDocument } from '../../engine/model/api/documents.ts';

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

/** A history of monthly sessions with these values, moved where `cuts` say. */
export function trendDocument(values: readonly number[], cuts: readonly number[]): TrendDocument {
  const points = values.map((value, index) => ({
    run: `session-${String(index + 1).padStart(2, '0')}`,
    measuredAt: new Date(Date.UTC(2026, 1 + index, 1, 9)).toISOString(),
    commit: `${(index + 1).toString(16)}`.padEnd(40, '0'),
    value,
  }));
  const edges = [0, ...cuts, values.length];
  const levels = edges.slice(0, -1).map((from, index) => {
    const own = values.slice(from, edges[index + 1]);
    return { from, sessions: own.length, value: middle(own) };
  });
  const changes = cuts.flatMap((cut, index) => {
    const [before, after, old, now] = [points[cut - 1], points[cut], levels[index]?.value ?? 1, levels[index + 1]?.value ?? 1];
    if (before === undefined || after === undefined) return [];
    const value = Number((now / old - 1).toFixed(4));
    const change = { value, low: value - 0.029, high: value + 0.032, confidence: 0.95, samples: values.length };
    return [{ before, after, change, direction: value > 0 ? ('worse' as const) : ('better' as const) }];
  });
  return {
    metric: 'latency',
    statistic: 'p95',
    scale: 'ratio',
    scenario: 'load',
    environment: 'staging',
    points,
    levels,
    changes,
    otherKeys: { sessions: 0, keys: [] },
    older: 0,
  };
}
