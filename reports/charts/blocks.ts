import type { EvidenceUnit } from '../../engine/model/comparison.ts';
import { type Markup, markup } from '../markup.ts';
import { changeName, placeName } from '../words/comparison.ts';
import { count, counted } from '../words/digits.ts';
import { shift } from '../words/shift.ts';
import { box, dot, label, line } from './draw.ts';
import { differenceOf, type EvidentChange, signedDifference, unitTable } from './evidence.ts';
import { figure } from './figure.ts';
import { around, type Scale } from './scale.ts';

const height = 200;
// Widths a name is planned for: the plot on a phone, and `round 12`.
const narrowPixels = 290;
const roundPixels = 56;

interface Placed {
  readonly unit: EvidenceUnit;
  readonly x: number;
  readonly difference: number;
}

/** Rounds as faint bands, named above. */
function rounds(units: readonly EvidenceUnit[]): Markup {
  const slot = 1 / units.length;
  const numbers = [...new Set(units.map(({ round }) => round))];
  return markup`${numbers.map((round, index) => {
    const first = units.findIndex((unit) => unit.round === round);
    const size = units.filter((unit) => unit.round === round).length;
    return [
      index % 2 === 0 && box('band', first * slot, 0, size * slot, height),
      label(size * slot * narrowPixels < roundPixels ? count(round + 1) : `round ${count(round + 1)}`, {
        x: (first + size / 2) * slot,
        y: -6,
        anchor: 'middle',
        className: 'soft',
      }),
    ];
  })}`;
}

/** Mean of one part over the blocks it was made of. */
function partMean(
  placed: readonly Placed[],
  phase: EvidenceUnit['phase'],
  value: number,
  slot: number,
  y: (value: number) => number,
): Markup | null {
  const these = placed.filter(({ unit }) => unit.phase === phase);
  const [first, last] = [these[0], these.at(-1)];
  if (!first || !last) return null;
  return line(`mean${phase === 'confirmation' ? ' fresh' : ''}`, first.x - slot / 2, y(value), last.x + slot / 2, y(value));
}

function grid(change: EvidentChange, scale: Scale, y: (value: number) => number): Markup {
  return markup`${scale.ticks.map((tick) => [
    line(tick === 0 ? 'zero' : 'grid', 0, y(tick), 1, y(tick)),
    label(tick === 0 ? '0' : signedDifference(change, tick).replace(/(\.0)? (%|points)/, ''), {
      x: 0,
      y: y(tick) + 4,
      dx: -8,
      anchor: 'end',
      className: 'soft',
    }),
  ])}`;
}

/** The difference of each block in the order they were made, rounds as bands, mean and interval of the detection, mean of the confirmation, the shift that matters as two lines. Null without two sides a block. */
export function blocksChart(change: EvidentChange, delta: number | null, id: string): Markup | null {
  const { units, confirmation } = change.evidence;
  const slot = 1 / units.length;
  const placed = units.flatMap((unit, index): Placed[] => {
    const difference = differenceOf(unit, change.scale);
    return difference === null ? [] : [{ unit, x: (index + 0.5) * slot, difference }];
  });
  if (placed.length === 0) return null;
  const { value, low, high } = change.change;
  const reach = [0, -(delta ?? 0), delta ?? 0, low ?? 0, high ?? 0, ...placed.map(({ difference }) => difference)];
  const scale = around(Math.min(...reach), Math.max(...reach), 5);
  const y = (at: number): number => height * (1 - scale.at(at));
  const detection = placed.filter(({ unit }) => unit.phase === 'detection');
  const [first, last] = [detection[0], detection.at(-1)];
  const range =
    first && last && low !== null && high !== null
      ? box('mean-range', first.x - slot / 2, y(high), last.x - first.x + slot, y(low) - y(high))
      : null;
  const unitName = change.scale === 'ratio' ? '%' : signedDifference(change, 1).includes('points') ? 'points' : 'in its unit';
  return figure(
    {
      id,
      title: `${placeName(change)}, block by block`,
      note:
        confirmation === null
          ? 'Line and band: mean and interval.'
          : 'Filled: detection, with mean and interval. Hollow: fresh blocks that confirm.',
      description: `${counted(placed.length, 'difference')} between head and base in ${changeName(change)}, in the order the blocks were made.`,
      height,
      className: 'blocks',
      data: unitTable(change),
    },
    markup`${rounds(units)}${grid(change, scale, y)}${
      delta !== null &&
      [-delta, delta].map((edge) => [
        line('matters-edge', 0, y(edge), 1, y(edge)),
        label(`${edge < 0 ? '−' : '+'}${shift(delta, change).replace(' points', '')}`, { x: 1, y: y(edge) + 4, dx: 6, className: 'soft' }),
      ])
    }${range}${partMean(placed, 'detection', value, slot, y)}${confirmation !== null && partMean(placed, 'confirmation', confirmation.change, slot, y)}${placed.map(
      ({ unit, x, difference }) => dot(`unit head${unit.phase === 'confirmation' ? ' fresh' : ''}`, x, y(difference), 4),
    )}${label(`Change, ${unitName}`, { x: 0, y: -24, dx: -44, className: 'panel-title' })}${label('blocks, in the order they were made', { x: 0.5, y: height + 18, anchor: 'middle', className: 'soft' })}`,
  );
}
