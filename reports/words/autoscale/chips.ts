import type { AutoscaleReport, ScalingOutcome } from '../../../engine/model/autoscale.ts';
import type { Chip } from '../chips.ts';
import { duration } from '../quantity.ts';
import { leadOf } from './outcome.ts';
import { kindName } from './policy.ts';

/** Whether a policy keeps up. */
export function promiseChip({ violation }: Pick<ScalingOutcome, 'violation'>): Chip {
  return violation.seconds === 0
    ? { label: 'Promise', word: 'kept', tone: 'good' }
    : { label: 'Promise', word: `broken for ${duration(violation.seconds)}`, tone: 'bad' };
}

/** Whether the promise was kept, which rule it is, and how the numbers were come by: never measured. */
export function autoscaleChips(report: AutoscaleReport): Chip[] {
  const lead = leadOf(report);
  if (lead === undefined) return [];
  return [
    promiseChip(lead),
    { label: 'Rule', word: kindName(lead.policy), tone: 'neutral' },
    { label: 'Numbers', word: report.replica.source === 'capacity' ? 'simulated from a measured replica' : 'simulated', tone: 'unsure' },
  ];
}
