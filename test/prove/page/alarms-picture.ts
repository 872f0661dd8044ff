import { wilsonInterval } from '../../../engine/stats/wilson.ts';
import { arenas, type RaceOutcome } from '../race/arena.ts';
import { arenaLabel, raceRules, ruleLabel, shareOf, tallyOf } from '../race/bars.ts';
import { percent } from '../rate.ts';
import { box, line, picture, words } from './svg.ts';

const width = 720;
const [left, right, top, rowHeight] = [236, 64, 48, 38];
const className = { duet: 'first', stored: 'second' } as const;
const limit = 0.01;

/** False alarms of every rule on equal sides, on a square-root axis so that one in a hundred is seen beside most of them. */
export function alarmsPicture(outcomes: readonly RaceOutcome[]): string {
  const height = top + raceRules.length * rowHeight + 40;
  const x = (share: number) => left + Math.sqrt(share) * (width - left - right);
  const rows = raceRules.flatMap((rule, row) =>
    arenas.flatMap((arena, at) => {
      const tally = tallyOf(outcomes, arena, 'same', rule);
      if (tally.gates === 0) return [];
      const { low, high } = wilsonInterval(tally.alarms, tally.gates);
      const y = top + row * rowHeight + 4 + at * 15;
      return [
        box(className[arena], left, y, x(shareOf(tally)) - left, 11),
        line('axis whisker', x(low), y + 5.5, x(high), y + 5.5),
        words(percent(shareOf(tally)), x(high) + 6, y + 10),
      ];
    }),
  );
  const bottom = height - 34;
  return picture(
    {
      width,
      height,
      title: 'False alarms on equal sides, by rule',
      description: 'Share of simulated gates with equal sides in which each rule alarmed, with 95 % intervals, on a square-root axis.',
    },
    [
      ...arenas.flatMap((arena, at) => [
        box(className[arena], left + at * 210, 14, 11, 11),
        words(arenaLabel[arena], left + at * 210 + 17, 24),
      ]),
      ...[0, 0.01, 0.1, 0.25, 0.5, 1].flatMap((share) => [
        line(share === limit ? 'limit' : 'grid', x(share), top - 4, x(share), bottom),
        words(percent(share).replace('.0 ', ' '), x(share), bottom + 18, { anchor: 'middle', className: 'soft' }),
      ]),
      ...raceRules.map((rule, row) => words(ruleLabel(rule), left - 10, top + row * rowHeight + 20, { anchor: 'end' })),
      ...rows,
    ],
  );
}
