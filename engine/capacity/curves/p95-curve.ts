import type { CurvePoint } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import { labelOf } from '../label.ts';
import type { Tail } from '../tail/tail.ts';
import { msBandAt } from '../tail/tail-band.ts';
import { geometricSteps } from './steps.ts';

/** Times the highest load up to which a tail may be drawn. */
const reach = 2;
/** A latency of so many times the greatest that matters is beyond the drawing. */
const tallest = 4;

/**
 * p95, ms, by requests per second: the tail model with its band where it was kept, up to where it is open above, taller than `limits` (ms) and what was measured, or
 * beyond twice the highest load; else the plateaus, for between them is all that is known.
 */
export function p95Curve(counted: readonly LoadPoint[], tail: Tail | null, limits: readonly number[]): CurvePoint[] {
  if (tail === null || !tail.fit.kept) return plateausOf(counted);
  const { points, highest } = tail;
  const lowest = Math.min(...points.map(({ throughput }) => throughput));
  const most = tallest * Math.max(...limits, ...points.map(({ ms }) => ms));
  const isTold = (at: number): boolean => {
    const { value, high } = msBandAt(tail, at);
    return high !== null && value <= most;
  };
  return geometricSteps(lowest, highest, furthest(highest, isTold)).map((at) => ({
    at,
    ...msBandAt(tail, at),
    label: labelOf(at / highest),
  }));
}

/** Times the highest load up to which a latency is told; 1 for no further. */
function furthest(highest: number, isTold: (at: number) => boolean): number {
  let [told, open] = [1, reach];
  if (isTold(highest * open)) return open;
  for (let step = 0; step < 12; step++) {
    const middle = (told + open) / 2;
    if (isTold(highest * middle)) told = middle;
    else open = middle;
  }
  return told;
}

function plateausOf(counted: readonly LoadPoint[]): CurvePoint[] {
  return counted
    .flatMap(({ throughput, p95Ms }) => {
      if (p95Ms === null) return [];
      const { value, low, high } = p95Ms;
      return [{ at: throughput.value, value, low, high, label: labelOf(1) }];
    })
    .sort((a, b) => a.at - b.at);
}
