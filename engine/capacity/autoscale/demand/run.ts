import { pooledWindows } from '../../../measure/pool.ts';
import { loadTraffic } from '../../../measure/traffic.ts';
import { HeadroomError } from '../../../model/error.ts';
import type { Measurement } from '../../../model/measurement.ts';
import type { Demand } from './demand.ts';

/** The request rate of a run's load, second by second; set-up, tear-down and the second opinion left out. A window of several seconds is spread over them. Throws DEMAND_INVALID for a run without requests. */
export function demandOfRun(measurement: Measurement, run: string): Demand {
  const windows = pooledWindows(measurement, { metric: 'requests', where: loadTraffic(measurement) }).filter(({ atS }) => atS > -1);
  const last = windows.at(-1);
  if (last === undefined)
    throw new HeadroomError('DEMAND_INVALID', `Run ${run} has no requests.`, 'Choose another one: `headroom runs` lists them.');
  const perSecond = Array.from({ length: Math.ceil(last.atS + last.widthS - 1e-9) }, () => 0);
  for (const { atS, widthS, sum } of windows) {
    const from = Math.max(0, Math.round(atS));
    const to = Math.min(perSecond.length, Math.max(from + 1, Math.round(atS + widthS)));
    for (let second = from; second < to; second++) perSecond[second] = (perSecond[second] ?? 0) + sum / (to - from);
  }
  return { source: { kind: 'run', run }, perSecond };
}
