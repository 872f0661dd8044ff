import type { ScalingOutcome } from '../../../engine/model/autoscale.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { trimmed } from '../../words/digits.ts';
import { duration } from '../../words/quantity.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const nameWidth = 13;
const endWidth = 12;

const bar = (value: number, top: number): string =>
  top <= 0 ? bars[0] : (bars[Math.min(7, Math.floor((value / top) * 7.999))] ?? bars[0]);

/** One value for each of `columns` places: the greatest of its stretch, or the least. */
function placed(values: readonly number[], columns: number, of: (...values: number[]) => number): number[] {
  const places = Math.min(columns, values.length);
  return Array.from({ length: places }, (_, index) => {
    const [from, to] = [Math.floor((index * values.length) / places), Math.floor(((index + 1) * values.length) / places)];
    return of(...values.slice(from, Math.max(from + 1, to)));
  });
}

/** The course in a few lines: demand and ready capacity on one scale, replicas, what waits, and marks where the promise was broken. */
export function courseLines({ series }: ScalingOutcome, columns: number, paint: Paint): string[] {
  const room = Math.max(20, columns - nameWidth - endWidth);
  const top = [...series.demandMost, ...series.capacity].reduce((a, b) => Math.max(a, b), 0);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const row = (name: string, values: readonly number[], scale: number, end: string, of = Math.max): string =>
    `${paint(name.padEnd(nameWidth), 'soft')}${placed(values, room, of)
      .map((value) => bar(value, scale))
      .join('')}  ${end}`;
  const waits = most(series.backlog);
  const behind = placed(series.violationS, room, Math.max)
    .map((seconds) => (seconds > 0 ? '!' : ' '))
    .join('')
    .trimEnd();
  const last = (series.atS.at(-1) ?? 0) + series.widthS;
  return [
    row('Demand', series.demandMost, top, `${trimmed(most(series.demandMost))}/s`),
    row('Capacity', series.capacity, top, `${trimmed(most(series.capacity))}/s`, Math.min),
    row('Replicas', series.replicas, most(series.replicas), trimmed(most(series.replicas))),
    ...(waits === 0 ? [] : [row('Waiting', series.backlog, waits, trimmed(waits))]),
    ...(behind === '' ? [] : [`${paint('Behind'.padEnd(nameWidth), 'soft')}${paint(behind, 'bad')}`]),
    `${' '.repeat(nameWidth)}${paint(`0 to ${duration(last)}`, 'soft')}`,
  ];
}
