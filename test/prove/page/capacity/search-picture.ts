import type { SearchOutcome } from '../../capacity/search-outcome.ts';
import { dot, line, picture, words } from '../svg.ts';
import { levels } from './levels.ts';

const width = 720;
const height = 300;
const [left, right, top, bottom] = [64, 20, 44, 48];
const kinds = [
  { by: 'search', className: 'first' },
  { by: 'ladder', className: 'second' },
] as const;

/** The capacity by the search and by the exhaustive ladder, trial by trial, each from its last pass to its first fail. */
export function searchPicture(outcomes: readonly SearchOutcome[]): string {
  const ranges = outcomes.flatMap(({ search, ladder }) => [search.capacity, ladder.capacity]).filter((range) => range !== null);
  const most = 1.15 * Math.max(1, ...ranges.map(({ value, high }) => high ?? value));
  const x = (at: number) => left + ((at + 0.5) / outcomes.length) * (width - left - right);
  const y = (rate: number) => top + (1 - rate / most) * (height - top - bottom);
  const marks = outcomes.flatMap((outcome, at) =>
    kinds.flatMap(({ by, className }, kind) => {
      const range = outcome[by].capacity;
      if (range === null) return [words('none', x(at) + (kind - 0.5) * 24, y(0) - 8, { anchor: 'middle', className: 'soft' })];
      const place = x(at) + (kind - 0.5) * 14;
      return [line(`${className} whisker`, place, y(range.low), place, y(range.high ?? most)), dot(className, place, y(range.value))];
    }),
  );
  return picture(
    {
      width,
      height,
      title: 'Capacity of the demo by the search and by an exhaustive ladder',
      description: 'Requests per second, one pair of marks a trial, each with the range from its last pass to its first fail.',
    },
    [
      ...levels(most).flatMap((level) => [
        line('grid', left, y(level), width - right, y(level)),
        words(String(level), left - 8, y(level) + 4, { anchor: 'end', className: 'soft' }),
      ]),
      words('requests/s', left - 50, top - 20),
      ...kinds.flatMap(({ by, className }, at) => [
        dot(className, left + 120 + at * 90, top - 24),
        words(by, left + 130 + at * 90, top - 20),
      ]),
      ...outcomes.map((_, at) => words(String(at + 1), x(at), height - bottom + 18, { anchor: 'middle', className: 'soft' })),
      words('trial', (left + width - right) / 2, height - 10, { anchor: 'middle' }),
      ...marks,
    ],
  );
}
