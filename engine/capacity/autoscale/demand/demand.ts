import type { AutoscaleReport, DemandSource } from '../../../model/autoscale.ts';

/** Requests that arrive in each second: an open load, which waits for nobody. */
export interface Demand {
  readonly source: DemandSource;
  readonly perSecond: readonly number[];
}

/** The demand in a few numbers. */
export function describeDemand({ source, perSecond }: Demand): AutoscaleReport['demand'] {
  const requests = perSecond.reduce((sum, rate) => sum + rate, 0);
  const peakAtS = perSecond.reduce((best, rate, second) => (rate > (perSecond[best] ?? 0) ? second : best), 0);
  return {
    source,
    seconds: perSecond.length,
    requests,
    mean: perSecond.length === 0 ? 0 : requests / perSecond.length,
    peak: perSecond[peakAtS] ?? 0,
    peakAtS,
  };
}
