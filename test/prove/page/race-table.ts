import { z } from 'zod';
import { wilsonInterval } from '../../../engine/stats/wilson.ts';
import { gateOutcomeSchema } from '../demo/outcome.ts';
import { type Arena, type RaceOutcome, raceOutcomeSchema, truthNames } from '../race/arena.ts';
import { arenaLabel, detectionOf, raceRules, ruleLabel, shareOf, tallyOf } from '../race/bars.ts';
import { count, percent } from '../rate.ts';
import type { PartState } from './state.ts';
import { cell, table } from './table.ts';

const truthLabel = { same: 'false alarms', 'shift-3': '+3 %', 'shift-5': '+5 %', 'shift-10': '+10 %', tail: 'slower tail' } as const;

export const raceOutcomes = (state: PartState | undefined): RaceOutcome[] => z.array(raceOutcomeSchema).parse(state?.outcomes ?? []);

/** All rules on the same simulated sessions of an arena. */
export function raceTable(outcomes: readonly RaceOutcome[], arena: Arena): string {
  const titles = [
    'rule',
    ...truthNames.map((name) => `${truthLabel[name]} (of ${count(tallyOf(outcomes, arena, name, 'ours').gates)})`),
    'mean detection',
  ];
  const rows = raceRules.map((rule) => [
    cell(ruleLabel(rule)),
    ...truthNames.map((truth) => shareText(tallyOf(outcomes, arena, truth, rule), truth === 'same')),
    percent(detectionOf(outcomes, arena, rule)),
  ]);
  return `**On ${arenaLabel[arena]}**\n\n${table(titles, rows)}`;
}

function shareText(tally: { alarms: number; gates: number }, withInterval: boolean): string {
  if (tally.gates === 0) return '';
  const { low, high } = wilsonInterval(tally.alarms, tally.gates);
  return `${percent(shareOf(tally))}${withInterval ? ` [${percent(low, '')}, ${percent(high, '')}]` : ''}`;
}

const demoParts = {
  same: 'demo-aa',
  'shift-3': 'demo-shift-3',
  'shift-5': 'demo-shift-5',
  'shift-10': 'demo-shift-10',
  tail: 'demo-tail',
} as const;

/** The same rules on the blocks that gates on the demo recorded; null while there are none. */
export function recordedRaceTable(states: readonly PartState[]): string | null {
  const columns = truthNames.map((truth) => {
    const state = states.find(({ part }) => part.name === demoParts[truth]);
    const gates = z
      .array(gateOutcomeSchema)
      .parse(state?.outcomes ?? [])
      .filter(({ alarms }) => alarms !== null);
    return { truth, gates };
  });
  if (columns.every(({ gates }) => gates.length === 0)) return null;
  const titles = ['rule', ...columns.map(({ truth, gates }) => `${truthLabel[truth]} (of ${gates.length})`)];
  const rows = raceRules.map((rule) => [
    cell(ruleLabel(rule)),
    ...columns.map(({ gates }) =>
      gates.length === 0
        ? 'not measured yet'
        : String(gates.filter(({ verdict, alarms }) => (rule === 'ours' ? verdict === 'regressed' : alarms?.includes(rule))).length),
    ),
  ]);
  return `**On the blocks that gates on the demo recorded** (gates in which the rule alarmed)\n\n${table(titles, rows)}`;
}
