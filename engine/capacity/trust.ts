import type { Bottleneck, ScalabilityFit } from '../model/capacity.ts';
import type { LoadPoint } from '../model/load-point.ts';
import type { FactReason } from '../model/projection.ts';

/** Plateaus a ladder should have. */
const leastPlateaus = 6;
/** A system that gives less than this share of what as many idle ones would has run out of something; below this utilisation it was nothing that is watched. */
const saturated = { efficiency: 0.5, utilisation: 0.7 };

/** What keeps a model from being trusted as a whole, worst first. */
export function trustReasons(
  points: readonly LoadPoint[],
  counted: readonly LoadPoint[],
  fit: ScalabilityFit | null,
  bottleneck: Bottleneck | null,
): FactReason[] {
  const reasons: FactReason[] = [];
  if (counted.length < leastPlateaus) reasons.push({ code: 'few-plateaus', facts: { plateaus: counted.length, needed: leastPlateaus } });
  const excluded = points.length - counted.length;
  if (excluded > 0) reasons.push({ code: 'plateaus-left-out', facts: { excluded, of: points.length } });
  const unseen = fit === null ? null : unseenResource(counted, fit, bottleneck);
  return unseen === null ? reasons : [unseen, ...reasons];
}

/** Throughput bends although nothing that is watched is busy: what ran out is something else. */
function unseenResource(counted: readonly LoadPoint[], fit: ScalabilityFit, bottleneck: Bottleneck | null): FactReason | null {
  const top = counted.reduce((highest, point) => (point.concurrency.value > highest.concurrency.value ? point : highest));
  const efficiency = top.throughput.value / (fit.lambda.value * top.concurrency.value);
  const busiest = Math.max(...top.resources.map(({ utilisation }) => utilisation));
  if (bottleneck === null || efficiency >= saturated.efficiency || busiest >= saturated.utilisation) return null;
  return { code: 'bottleneck-unseen', facts: { efficiency, utilisation: busiest } };
}
