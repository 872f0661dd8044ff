import { type Markup, markup } from '../markup.ts';
import { changeName } from '../words/comparison.ts';
import { count } from '../words/digits.ts';
import { box, dot, label, line } from './draw.ts';
import { differenceOf, type EvidentChange, signedDifference } from './evidence.ts';
import { figure } from './figure.ts';
import { aboutZero } from './scale.ts';

const rowOf = { base: 24, head: 58 } as const;
const height = 80;

/** Differences of the blocks in which base came first, and of those in which head did: were coming first to matter, the two would stand apart. Null without both. */
export function slotChart(change: EvidentChange, id: string): Markup | null {
  const rows = (['base', 'head'] as const).map((first) => ({
    first,
    values: change.evidence.units.filter((unit) => unit.first === first).flatMap((unit) => differenceOf(unit, change.scale) ?? []),
  }));
  if (rows.some(({ values }) => values.length < 2)) return null;
  const scale = aboutZero(Math.max(1e-6, ...rows.flatMap(({ values }) => values.map(Math.abs))));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return figure(
    {
      id,
      title: 'Did it matter which side came first?',
      note: 'Change of each block, means marked.',
      description: `Differences in ${changeName(change)} of blocks in which base came first, and of blocks in which head came first.`,
      height,
      className: 'slots',
      data: {
        titles: ['Came first', 'Blocks', 'Mean change'],
        rows: rows.map(({ first, values }) => [first, count(values.length), signedDifference(change, mean(values))]),
      },
    },
    markup`${line('zero', 0.5, 0, 0.5, height)}${rows.map(({ first, values }) => [
      label(`${first} first`, { x: 0, y: rowOf[first] + 4, dx: -8, anchor: 'end', className: 'soft' }),
      box('rail', 0, rowOf[first] - 0.5, 1, 1),
      values.map((value) => dot('unit head', scale.at(value), rowOf[first], 4)),
      line('median head', scale.at(mean(values)), rowOf[first] - 11, scale.at(mean(values)), rowOf[first] + 11),
    ])}${line('axis', 0, height, 1, height)}${scale.ticks.map((tick) =>
      label(tick === 0 ? 'same' : signedDifference(change, tick).replace('.0 ', ' '), {
        x: scale.at(tick),
        y: height + 16,
        anchor: tick === scale.low ? 'start' : tick === scale.high ? 'end' : 'middle',
        className: 'soft',
      }),
    )}`,
  );
}
