import { judgedSteps } from '../../measure/judged-steps.ts';
import type { SeriesList, SeriesRow } from '../../model/api/columns.ts';
import type { Measurement, Series } from '../../model/measurement.ts';
import { metricById } from '../../model/metric.ts';

/** What of a run can be drawn. Copies kept for a threshold of a script are left out: they would be drawn twice. */
export function seriesList({ startedAt, durationS, steps, series }: Measurement): SeriesList {
  const judged = judgedSteps(steps);
  const [only, ...others] = steps.filter(({ index }) => judged.includes(index));
  return {
    durationS,
    startedAt,
    steps: [...steps],
    judgedStep: only?.kind === 'plateau' && others.length === 0 ? only.index : null,
    series: series.flatMap((one, index) => (isDrawn(one) ? [rowOf(one, index)] : [])),
  };
}

export const isDrawn = ({ selector, windows }: Series): boolean => selector === undefined && windows.length > 0;

function rowOf({ metric, kind, contains, tags, windows }: Series, index: number): SeriesRow {
  const { label, unit } = metricById(metric, kind, contains);
  return {
    series: index,
    metric,
    label,
    // A counter is drawn as its rate.
    unit: kind === 'counter' ? 'perSecond' : unit,
    kind,
    tags: { ...tags },
    samples: windows.reduce((sum, { count }) => sum + count, 0),
    windows: windows.length,
  };
}
