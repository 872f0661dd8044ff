import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Run } from '../../model/run.ts';
import { isGrowing } from './steady.ts';

/** Beyond this share of failed requests their times are no longer those of the work. */
const mostFailing = 0.05;

/** Why models leave a plateau out, worst first; nothing for one that counts. */
export function excludedReasons(
  run: Pick<Run, 'outcome' | 'health'>,
  { throughput, errorRate, steady, little }: Pick<LoadPoint, 'throughput' | 'errorRate' | 'steady' | 'little'>,
): FactReason[] {
  const invalid = run.health.reasons.find(({ invalidates }) => invalidates);
  return [
    ...(run.outcome === 'completed' ? [] : [{ code: 'run-failed', facts: { outcome: run.outcome } }]),
    ...(run.health.validity === 'invalid'
      ? [{ code: 'generator-invalid', facts: { why: invalid?.code ?? 'unknown', ...invalid?.facts } }]
      : []),
    ...(throughput.value > 0 ? [] : [{ code: 'no-requests', facts: {} }]),
    ...((errorRate ?? 0) > mostFailing ? [{ code: 'too-many-errors', facts: { errorRate: errorRate ?? 0 } }] : []),
    ...unsteady(steady),
    ...(little === null || little.holds || isStarved(run, little)
      ? []
      : [{ code: 'little', facts: { counted: little.counted, expected: little.expected, difference: little.difference } }]),
  ];
}

/**
 * Beside its generator a target that waits for a core has not counted yet what waits for it, so that it counts less than there is: shown, and no reason to
 * leave the plateau out.
 */
function isStarved({ health }: Pick<Run, 'health'>, little: NonNullable<LoadPoint['little']>): boolean {
  return health.coLocated && little.difference < 0;
}

function unsteady(steady: LoadPoint['steady']): FactReason[] {
  if (steady === null || steady.holds) return [];
  return isGrowing(steady)
    ? [{ code: 'not-steady', facts: { slope: steady.backlogSlope?.value ?? 0 } }]
    : [{ code: 'halves-disagree', facts: {} }];
}
