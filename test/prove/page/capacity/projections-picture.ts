import { fateOf, type ProjectionOutcome } from '../../capacity/projection-outcome.ts';
import { dot, line, picture, words } from '../svg.ts';

const width = 720;
const height = 320;
const [left, right, top, bottom] = [84, 20, 44, 52];
const classOf = { held: 'first', missed: 'second', refused: 'third' } as const;

/** What the lower part of each ladder said of the capacity, over the capacity that was measured then. */
export function projectionsPicture(outcomes: readonly ProjectionOutcome[]): string {
  const ends = outcomes.flatMap(({ measured, projection }) =>
    [projection?.high, projection?.value].map((end) => (end ?? measured) / measured),
  );
  const most = Math.min(3, 1.1 * Math.max(1.4, ...ends));
  const x = (at: number) => left + ((at + 0.5) / outcomes.length) * (width - left - right);
  const y = (ratio: number) => top + (1 - Math.min(ratio, most) / most) * (height - top - bottom);
  const marks = outcomes.flatMap((outcome, at) => {
    const { measured, highest, projection } = outcome;
    const from = [line('axis', x(at) - 8, y(highest / measured), x(at) + 8, y(highest / measured))];
    if (projection === null || projection.value === null)
      return [...from, words('refused', x(at), y(1) - 8, { anchor: 'middle', className: 'soft' })];
    const className = classOf[fateOf(outcome)];
    return [
      ...from,
      line(`${className} whisker`, x(at), y((projection.low ?? 0) / measured), x(at), y((projection.high ?? most * measured) / measured)),
      dot(className, x(at), y(projection.value / measured)),
    ];
  });
  return picture(
    {
      width,
      height,
      title: 'Capacity projected from the lower part of a ladder, over the capacity measured',
      description:
        'One mark a trial with its 80 % band; a short line where the highest plateau of the lower part was; the dashed line is what was measured.',
    },
    [
      ...[0, 0.5, 1, 1.5, 2, 2.5].flatMap((ratio) =>
        ratio > most
          ? []
          : [
              line(ratio === 1 ? 'limit' : 'grid', left, y(ratio), width - right, y(ratio)),
              words(ratio === 1 ? 'measured' : `x ${ratio}`, left - 8, y(ratio) + 4, { anchor: 'end', className: 'soft' }),
            ],
      ),
      ...(['held', 'missed'] as const).flatMap((fate, at) => [
        dot(classOf[fate], left + at * 210, top - 24),
        words(fate === 'held' ? 'band holds what was measured' : 'band misses it', left + 10 + at * 210, top - 20),
      ]),
      line('axis', left + 372, top - 24, left + 388, top - 24),
      words('highest load projected from', left + 394, top - 20),
      ...outcomes.map((_, at) => words(String(at + 1), x(at), height - bottom + 18, { anchor: 'middle', className: 'soft' })),
      words('trial', (left + width - right) / 2, height - 10, { anchor: 'middle' }),
      ...marks,
    ],
  );
}
