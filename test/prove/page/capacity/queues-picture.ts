import { conditions } from '../../queue/conditions.ts';
import { missOf, type QueueOutcome } from '../../queue/outcome.ts';
import { signedPercent } from '../../rate.ts';
import { dot, line, picture, words } from '../svg.ts';

const width = 720;
const [left, right, top, rowHeight] = [310, 30, 52, 44];
const bar = 0.1;
const kinds = [
  { what: 'mean', className: 'first' },
  { what: 'p95', className: 'second' },
] as const;

/** How far what drivers measured is from theory, a row a condition, with the interval that each run told of its own number. */
export function queuesPicture(outcomes: readonly QueueOutcome[]): string {
  const height = top + conditions.length * rowHeight + 40;
  const most = Math.max(
    1.3 * bar,
    ...outcomes.flatMap((outcome) => kinds.flatMap(({ what }) => Object.values(rangeOf(outcome, what)).map(Math.abs))),
  );
  const x = (miss: number) => left + ((miss + most) / (2 * most)) * (width - left - right);
  const bottom = height - 34;
  const marks = conditions.flatMap(({ name }, row) =>
    kinds.flatMap(({ what, className }, kind) => {
      const runs = outcomes.filter(({ condition }) => condition === name);
      return runs.flatMap((outcome, run) => {
        const y = top + row * rowHeight + 10 + kind * 14 + (run - (runs.length - 1) / 2) * 5;
        const { low, value, high } = rangeOf(outcome, what);
        return [line(`${className} whisker`, x(low), y, x(high), y), dot(className, x(value), y, 3.5)];
      });
    }),
  );
  return picture(
    {
      width,
      height,
      title: 'Response times measured, against theory',
      description:
        'Relative distance of measured mean and 95th percentile from queueing theory, a row a load, with 95 % intervals; dashed lines at 10 %.',
    },
    [
      ...kinds.flatMap(({ what, className }, at) => [dot(className, left + 6 + at * 90, 20), words(what, left + 16 + at * 90, 24)]),
      ...[-bar, 0, bar].flatMap((miss) => [
        line(miss === 0 ? 'axis' : 'limit', x(miss), top - 8, x(miss), bottom),
        words(miss === 0 ? 'theory' : signedPercent(miss), x(miss), bottom + 18, { anchor: 'middle', className: 'soft' }),
      ]),
      ...conditions.map(({ name }, row) => words(name, left - 14, top + row * rowHeight + 21, { anchor: 'end' })),
      ...marks,
    ],
  );
}

function rangeOf({ measured, theory }: QueueOutcome, what: 'mean' | 'p95'): { low: number; value: number; high: number } {
  const { value, low, high } = measured[what];
  const miss = (at: number) => missOf(at, theory[`${what}Ms`]);
  return { low: miss(low ?? value), value: miss(value), high: miss(high ?? value) };
}
