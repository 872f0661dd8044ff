import type { CurvePoint } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Scalability } from '../fit/scalability.ts';
import { labelOf } from '../label.ts';
import { geometricSteps } from './steps.ts';

/**
 * Requests per second by requests in flight: the law with its band, as far as it may speak; the bare plateaus where there is no law.
 */
export function throughputCurve(counted: readonly LoadPoint[], scalability: Scalability | null): CurvePoint[] {
  const loads = counted.map(({ concurrency }) => concurrency.value).filter((concurrency) => concurrency > 0);
  const [lowest, highest] = [Math.min(...loads), Math.max(...loads)];
  if (scalability === null) return plateausOf(counted);
  return geometricSteps(lowest, highest, scalability.reach).map((at) => ({ at, ...scalability.bandAt(at), label: labelOf(at / highest) }));
}

function plateausOf(counted: readonly LoadPoint[]): CurvePoint[] {
  return counted
    .map(({ concurrency, throughput: { value, low, high } }) => ({ at: concurrency.value, value, low, high, label: labelOf(1) }))
    .sort((a, b) => a.at - b.at);
}
