import { capacityModel } from '../../../engine/capacity/model.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { Target } from '../../../engine/model/target.ts';
import type { ProjectionOutcome } from './projection-outcome.ts';

/** Plateaus above this share of the capacity are not shown to the model. */
export const share = 0.6;

/** What the plateaus of a ladder up to 60 % of its capacity say of that capacity. */
export function projectFromBelow(points: readonly LoadPoint[], target: Target, measured: number, seed: number): ProjectionOutcome {
  const below = points.filter(({ throughput }) => throughput.value <= share * measured);
  const model = capacityModel({ points: below, targets: [target], seed });
  return {
    measured,
    plateaus: below.length,
    highest: Math.max(0, ...below.map(({ throughput }) => throughput.value)),
    projection: model?.targets[0]?.throughput ?? null,
  };
}
