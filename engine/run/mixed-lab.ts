import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';

/** Whether a run of the page lab visited with several profiles or views: pooled, as sessions are compared, its numbers are those of no visitor. */
export function isMixedLab({ provenance }: Pick<Run, 'provenance'>, { series }: Measurement): boolean {
  if (provenance.driver.kind !== 'playwright') return false;
  const crowds = series.flatMap(({ tags: { profile, view } }) =>
    profile === undefined || view === undefined ? [] : [JSON.stringify([profile, view])],
  );
  return new Set(crowds).size > 1;
}
