import { definePart, gateRuleSources } from '../part.ts';
import { alarmsIn, arenas, type RaceOutcome, raceOutcomeSchema, type TruthName, truths } from '../race/arena.ts';
import { barsOfRace } from '../race/bars.ts';
import { racedDuet } from '../race/duet-gate.ts';
import { racedStored } from '../race/stored-gate.ts';
import { worldOf } from '../synthetic/world.ts';

const gatesInTrial = 20;
/** Five times as many gates with equal sides as with any shift: false alarms are rarer. */
const turns = (['same', 'same', 'same', 'same', 'same', 'shift-3', 'shift-5', 'shift-10', 'tail'] as const).flatMap((truth) =>
  arenas.map((arena) => ({ truth, arena })),
);
const rounds = 10;
const baselinesFrom = 6;
const baselinesTo = 20;

/** Our rule and others on the same simulated sessions, request by request. */
export const race = definePart({
  name: 'race',
  what: 'Other rules and ours on the same simulated sessions, request by request: false alarms and detection of each',
  trials: turns.length * rounds,
  gatesInTrial,
  loadsMachine: false,
  sources: [...gateRuleSources, 'test/prove/race/duet-gate.ts', 'test/prove/race/stored-gate.ts', 'test/prove/rules/rules.ts'],
  outcome: raceOutcomeSchema,
  trial: ({ index, seed }): RaceOutcome => {
    const { truth, arena } = turns[index % turns.length] ?? { truth: 'same' as TruthName, arena: 'duet' };
    const alarms: Record<string, number> = {};
    let unchanged = 0;
    for (let gate = 0; gate < gatesInTrial; gate++) {
      const number = index * gatesInTrial + gate;
      const world = worldOf(number);
      const own = seed + gate;
      const raced =
        arena === 'duet'
          ? racedDuet(world, truths[truth], own)
          : racedStored(world, truths[truth], baselinesFrom + (number % (baselinesTo - baselinesFrom + 1)), own);
      for (const name of alarmsIn(raced)) alarms[name] = (alarms[name] ?? 0) + 1;
      if (raced.ours.verdict === 'unchanged') unchanged++;
    }
    return { arena, truth, gates: gatesInTrial, alarms, unchanged };
  },
  bars: barsOfRace,
});
