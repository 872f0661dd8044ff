import type { EvidenceUnit } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { type Markup, markup } from '../markup.ts';
import { changeName, placeName } from '../words/comparison.ts';
import { counted } from '../words/digits.ts';
import { limit, quantity } from '../words/quantity.ts';
import { box, dot, label, line } from './draw.ts';
import { type EvidentChange, unitTable } from './evidence.ts';
import { figure } from './figure.ts';
import { around } from './scale.ts';

const height = 180;
const roomForName = 14;

interface Part {
  readonly name: string;
  readonly side: 'base' | 'head';
  readonly fresh: boolean;
  readonly units: readonly EvidenceUnit[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function partsOf({ evidence: { units } }: EvidentChange, names: { readonly base: string; readonly head: string }): Part[] {
  const of = (name: string, side: 'base' | 'head', phase: EvidenceUnit['phase']): Part => ({
    name,
    side,
    fresh: phase === 'confirmation',
    units: units.filter((unit) => unit[side] !== null && unit.phase === phase),
  });
  return [of(names.base, 'base', 'detection'), of(names.head, 'head', 'detection'), of('fresh', 'head', 'confirmation')].filter(
    (part) => part.units.length > 0,
  );
}

/** The value of each session: those of the base, those of the head, then those that confirm, each part with its mean. Null where units are blocks of both sides. */
export function sessionsChart(change: EvidentChange, names: { readonly base: string; readonly head: string }, id: string): Markup | null {
  if (change.evidence.units.some(({ base, head }) => base !== null && head !== null)) return null;
  const { unit } = metricById(change.metric);
  const parts = partsOf(change, names);
  const values = parts.flatMap(({ units, side }) => units.map((each) => each[side] ?? 0));
  const scale = around(Math.min(...values), Math.max(...values));
  const y = (value: number): number => height * (1 - scale.at(value));
  // A place is left free between parts.
  const slot = 1 / (values.length + parts.length);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { units }) => sum + (units.length + 1) * slot, 0));
  const bands = parts.map(({ name, units }, index) => {
    const [start, size] = [starts[index] ?? 0, (units.length + 1) * slot];
    return [
      index % 2 === 0 && box('band', start, 0, size, height),
      label(name, { x: start + size / 2, y: -6, anchor: 'middle', className: 'soft' }),
    ];
  });
  const drawn = parts.map(({ side, fresh, units }, index) => {
    const [start, end] = [starts[index] ?? 0, (starts[index] ?? 0) + (units.length + 1) * slot];
    const own = units.map((each) => each[side] ?? 0);
    const middle = mean(own);
    // Above the dots, or below them where the name of the part stands.
    const top = y(Math.max(...own)) - 9;
    const at = top < roomForName ? y(Math.min(...own)) + 19 : top;
    return markup`${line(`median ${side}`, start + slot / 2, y(middle), end - slot / 2, y(middle))}${own.map((value, place) =>
      dot(`unit ${side}${fresh ? ' fresh' : ''}`, start + (place + 1) * slot, y(value), 4.5),
    )}${label(quantity(middle, unit), { x: (start + end) / 2, y: at, anchor: 'middle', className: 'halo' })}`;
  });
  return figure(
    {
      id,
      title: `${placeName(change)}, session by session`,
      note: 'Lines mark the means.',
      description: `${changeName(change)} of ${counted(values.length, 'session')}: ${parts.map(({ name, units }) => `${counted(units.length, 'session')} of ${name}`).join(', ')}.`,
      height,
      className: 'blocks',
      data: unitTable(change),
    },
    markup`${bands}${scale.ticks.map((tick) => [
      line(tick === scale.low ? 'axis' : 'grid', 0, y(tick), 1, y(tick)),
      label(limit(tick, unit), { x: 0, y: y(tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
    ])}${drawn}`,
  );
}
