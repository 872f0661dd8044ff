import { wilsonInterval } from '../../../../engine/stats/wilson.ts';
import type { Bar } from '../../part.ts';
import { medianOf, percent, rateText } from '../../rate.ts';
import { type Coverage, tops } from './coverage.ts';

const promised = 0.8;
const labels = ['measured', 'projected', 'speculative'] as const;

export function barsOfCoverage(outcomes: readonly (readonly Coverage[])[]): Bar[] {
  const all = outcomes.flat();
  return [
    ...labels.map((label): Bar => {
      const given = all.filter((one) => one.label === label && one.fate !== 'refused');
      const held = given.filter(({ fate }) => fate === 'held').length;
      return {
        what: `Bands of 80 % labelled ${label} that hold the true capacity`,
        // A range from last pass to first fail is no interval of a model.
        bar: label === 'measured' ? '' : '80 %, chance allowed for',
        measured: given.length === 0 ? 'none given' : `${rateText(held, given.length)}; width ${widthOf(given)}`,
        holds: label === 'measured' || given.length === 0 ? null : wilsonInterval(held, given.length).high >= promised,
      };
    }),
    ...tops.map((top): Bar => {
      const those = all.filter(({ upTo }) => upTo === top);
      const refused = those.filter(({ fate }) => fate === 'refused');
      const missed = those.filter(({ fate }) => fate === 'missed').length;
      return {
        what: `Ladders that end at ${percent(top)} of the capacity`,
        bar: '',
        measured: `${those.length - refused.length - missed} held, ${missed} missed, ${refused.length} refused${commonest(refused)}`,
        holds: null,
      };
    }),
    {
      what: 'Refusals without a reason',
      bar: 'none',
      measured: String(all.filter(isBare).length),
      holds: !all.some(isBare),
    },
  ];
}

const isBare = ({ fate, reasons }: Coverage): boolean => fate === 'refused' && reasons.length === 0;

function widthOf(given: readonly Coverage[]): string {
  const widths = given.flatMap(({ width }) => width ?? []);
  return widths.length === 0 ? 'open' : `${percent(medianOf(widths))} of the capacity in the median, ${given.length - widths.length} open`;
}

function commonest(refused: readonly Coverage[]): string {
  const counts = Object.entries(Object.groupBy(refused, ({ reasons }) => reasons[0] ?? 'none'))
    .map(([reason, list]) => ({ reason, count: list?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return counts.length === 0 ? '' : ` (${counts.map(({ reason, count }) => `${reason} ${count}`).join(', ')})`;
}
