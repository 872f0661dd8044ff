import type { Bar } from '../part.ts';
import { medianOf, percent, rateText } from '../rate.ts';
import { fateOf, isOpen, type ProjectionOutcome } from './projection-outcome.ts';

const leastShare = 0.8;

export function barsOfProjection(outcomes: readonly ProjectionOutcome[]): Bar[] {
  const all = outcomes.length;
  const fated = Object.groupBy(outcomes, fateOf);
  const count = (fate: 'held' | 'refused' | 'missed') => fated[fate]?.length ?? 0;
  const answered = outcomes.filter((outcome) => fateOf(outcome) !== 'refused');
  const reasons = new Set((fated.refused ?? []).flatMap(({ projection }) => projection?.reasons.map(({ code }) => code) ?? ['no-model']));
  const without = (fated.refused ?? []).filter(({ projection }) => projection !== null && projection.reasons.length === 0).length;
  return [
    {
      what: 'The 80 % band holds the measured capacity, or the answer is a refusal with its reason',
      bar: 'at least 8 in 10',
      measured: `${rateText(count('held') + count('refused'), all)}: ${count('held')} held, ${count('refused')} refused, ${count('missed')} missed`,
      holds: all > 0 && (count('held') + count('refused')) / all >= leastShare,
    },
    {
      what: 'Of the bands that were given, those that hold the measured capacity',
      bar: '',
      measured: answered.length === 0 ? 'no band was given' : rateText(count('held'), answered.length),
      holds: null,
    },
    {
      what: 'Refusals, with their reasons',
      bar: 'each has a reason',
      measured: `${count('refused')}${reasons.size > 0 ? `: ${[...reasons].join(', ')}` : ''}`,
      holds: without === 0,
    },
    { what: 'Bands', bar: '', measured: widthText(answered), holds: null },
  ];
}

function widthText(answered: readonly ProjectionOutcome[]): string {
  const open = answered.filter(isOpen).length;
  const widths = answered.flatMap(({ measured, projection }) =>
    projection?.low == null || projection.high === null ? [] : [(projection.high - projection.low) / measured],
  );
  return `${open} open at an end; width of the others ${widths.length === 0 ? 'unknown' : `${percent(medianOf(widths))} of the capacity in the median`}`;
}
