import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { ProjectionLabel } from '../../../engine/model/projection.ts';
import type { Chip, Tone } from '../chips.ts';
import { count } from '../digits.ts';
import { bracketOf, leadCapacity } from './lead.ts';
import { counting } from './load.ts';
import { resourceNames } from './resources.ts';

const outcomes: Readonly<Record<CapacityReport['outcome'], readonly [word: string, tone: Tone]>> = {
  found: ['found', 'good'],
  'not-reached': ['not reached', 'unsure'],
  'not-met': ['target not met', 'bad'],
  'no-data': ['no data', 'unsure'],
  invalid: ['invalid', 'odd'],
  interrupted: ['interrupted', 'unsure'],
};

/** How far a number may be trusted. */
export const labelTones: Readonly<Record<ProjectionLabel, Tone>> = {
  measured: 'good',
  projected: 'neutral',
  speculative: 'unsure',
  refused: 'odd',
};

const founds: Readonly<Record<TargetCapacity['found'], readonly [word: string, tone: Tone]>> = {
  between: ['found', 'good'],
  above: ['not reached', 'unsure'],
  below: ['never met', 'bad'],
  'no-data': ['no data', 'unsure'],
};

/** Whether the end of one target was found. */
export function foundChip({ found }: Pick<TargetCapacity, 'found'>): Chip {
  const [word, tone] = founds[found];
  return { label: 'Capacity', word, tone };
}

const statuses: Readonly<Record<LoadPoint['verdicts'][number]['status'], readonly [word: string, tone: Tone]>> = {
  pass: ['pass', 'good'],
  fail: ['fail', 'bad'],
  'no-data': ['no data', 'unsure'],
};

/** Whether a target was met in one plateau. */
export function statusChip(status: LoadPoint['verdicts'][number]['status']): Chip {
  const [word, tone] = statuses[status];
  return { label: 'Target', word, tone };
}

/**
 * Verdict of a plateau on the target that leads. The first that failed may have met it while ever more requests were in flight: that was not sustained, and is a
 * fail. Null where nothing was judged.
 */
export function plateauChip(point: LoadPoint, report: CapacityReport): Chip | null {
  const lead = leadCapacity(report);
  if (lead !== null && point === bracketOf(report.points, lead).fail) return statusChip('fail');
  const verdict = point.verdicts.find((each) => each.target === lead?.target.text) ?? (lead === null ? undefined : point.verdicts[0]);
  return verdict === undefined ? null : statusChip(verdict.status);
}

function bottleneck({ model, outcome }: CapacityReport): Chip {
  const label = 'Bottleneck';
  if (model === null || outcome === 'invalid' || model.bottleneck === null) return { label, word: 'unknown', tone: 'neutral' };
  return { label, word: resourceNames[model.bottleneck.resource], tone: model.bottleneck.drifts ? 'unsure' : 'neutral' };
}

/** Three answers, never one word for all: whether the end was found, how far its number may be trusted, what runs out first. */
export function capacityChips(report: CapacityReport): readonly Chip[] {
  const [word, tone] = outcomes[report.outcome];
  const capacity = leadCapacity(report);
  const counted = counting(report.points).length;
  const trust: Chip[] =
    capacity === null || report.outcome === 'invalid'
      ? []
      : [{ label: 'Number', word: capacity.throughput.label, tone: labelTones[capacity.throughput.label] }];
  const all = report.points.length;
  const plateaus: Chip = {
    label: report.mode === 'points' ? 'Points' : 'Plateaus',
    word: `${count(counted)} of ${count(all)} count`,
    tone: counted === 0 ? 'odd' : counted === all ? 'good' : 'neutral',
  };
  return [{ label: 'Capacity', word, tone }, ...trust, ...(report.mode === 'points' ? [] : [bottleneck(report)]), plateaus];
}
