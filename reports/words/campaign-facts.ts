import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change, Comparison } from '../../engine/model/comparison.ts';
import { contextOf } from './campaign.ts';
import { movement } from './change.ts';
import { changeName, leadingChange, pinnedSentence } from './comparison.ts';
import { count, counted, fixed } from './digits.ts';
import type { Fact } from './provenance.ts';
import { duration } from './quantity.ts';
import { separationSentence } from './separation.ts';
import { shift } from './shift.ts';
import { restartWords, sideName } from './sides.ts';

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');

/** The change whose blocks are told of: the leading one that has any. */
export function evidentChange({ comparison }: CampaignReport): Change | undefined {
  if (comparison === null) return undefined;
  return leadingChange({ ...comparison, changes: comparison.changes.filter(({ evidence }) => evidence !== null) });
}

/** How much it mattered which side came first; null where nobody knows. */
export function slotWords(change: Change): string | null {
  const slot = change.evidence?.slotEffect ?? null;
  return slot === null ? null : `${movement({ ...change, change: slot })} on ${changeName(change)} for the side that came first`;
}

/** How much blocks, and rounds of them, differ in their change; null where nobody knows. */
export function deviationWords(change: Change, unit: 'block' | 'session'): string | null {
  if (change.evidence === null) return null;
  const { unitDeviation, roundDeviation } = change.evidence;
  const between = `${shift(unitDeviation, change)} between ${unit}s`;
  return roundDeviation === null ? between : `${shift(roundDeviation, change)} between rounds, ${between}`;
}

function unitWords(report: CampaignReport): string {
  const { planned, detection, confirmation, discarded, invalid, rounds, loadS } = report.units;
  const { unit = 'session' } = contextOf(report);
  return [
    `${count(detection)} of ${counted(planned, unit)} planned`,
    confirmation > 0 && `${count(confirmation)} fresh to confirm`,
    discarded > 0 && `${count(discarded)} left out by plan`,
    invalid > 0 && `${count(invalid)} invalid`,
    rounds > 1 && counted(rounds, 'round'),
    `${duration(loadS)} of load judged in each`,
  ]
    .filter(Boolean)
    .join(', ');
}

const interruptedCode = 130;
const leastFailureCode = 64;

/** `5 min 38 s of 10 min, stopped early at look 2 of 4`. */
export function timeWords({ spentS, budgetS, stoppedEarly, comparison, exitCode }: CampaignReport): string {
  const rule = comparison?.rule ?? null;
  const look = rule === null || rule.looksPlanned < 2 ? '' : ` look ${count(rule.looks)} of ${count(rule.looksPlanned)}`;
  return [
    `${duration(spentS)}${budgetS === null ? '' : ` of ${duration(budgetS)}`}`,
    exitCode === interruptedCode ? 'interrupted' : exitCode >= leastFailureCode && 'cut short by a failure',
    stoppedEarly ? `stopped early${look === '' ? '' : ` at${look}`}` : look.trim(),
  ]
    .filter(Boolean)
    .join(', ');
}

const mostListed = 3;

function baseWords({ base, mode }: Comparison): string {
  const total = mode === 'campaigns' ? `${counted(base.length, 'session')} of the campaign before` : counted(base.length, 'run');
  return base.length <= mostListed ? `${total}: ${base.join(', ')}` : `${total}, ${base.slice(0, mostListed).join(', ')} and more`;
}

/** How a campaign was made: sides, their separation, slots, rounds, machine, blocks, time. */
export function campaignFacts(report: CampaignReport): Fact[] {
  const { sides, separation, machineBusy, comparison } = report;
  const pinned = comparison === null ? null : pinnedSentence(comparison);
  const { unit = 'session' } = contextOf(report);
  const change = evidentChange(report);
  const slot = change ? slotWords(change) : null;
  const deviation = change ? deviationWords(change, unit) : null;
  return [
    ...(sides === null
      ? []
      : ([
          ['Base', `${sideName(sides.base)}, ${restartWords(sides.base)}`],
          ['Head', `${sideName(sides.head)}, ${restartWords(sides.head)}`],
        ] satisfies Fact[])),
    ...(separation === null ? [] : ([['Separation', withoutStop(separationSentence(separation))]] satisfies Fact[])),
    ...(comparison === null || comparison.base.length === 0 || sides !== null
      ? []
      : ([['Baseline', baseWords(comparison)]] satisfies Fact[])),
    ...(pinned === null ? [] : ([['Release', withoutStop(pinned)]] satisfies Fact[])),
    ...(slot === null ? [] : ([['Slot effect', slot]] satisfies Fact[])),
    ...(deviation === null ? [] : ([['Deviation', deviation]] satisfies Fact[])),
    ...(machineBusy === null ? [] : ([['Machine', `${fixed(machineBusy * 100, 0)} % busy under load`]] satisfies Fact[])),
    [unit === 'block' ? 'Blocks' : 'Sessions', unitWords(report)],
    ['Time', timeWords(report)],
  ];
}
