import type { BiggestAssumption, Plan } from '../../../engine/model/plan.ts';
import { capacityChips } from '../capacity/chips.ts';
import { capacityFigures } from '../capacity/figures.ts';
import { assumptionWords, runwaySentence, situationNames } from '../capacity/planning.ts';
import { amount, measures, writtenOf } from '../capacity/projection.ts';
import { capacitySentences } from '../capacity/sentence.ts';
import type { Chip } from '../chips.ts';
import { day } from '../day.ts';
import { counted } from '../digits.ts';
import type { Figure } from '../figures.ts';
import type { Fact } from '../provenance.ts';
import { quantity } from '../quantity.ts';
import { assumptionName, assumptionSource, assumptionValue, swingWords } from './assumptions.ts';
import { checklistChip, checklistSentence } from './checklist.ts';
import { evidenceWords } from './evidence.ts';
import { moneyRange } from './money.ts';
import { currentPhase, phaseChip, phaseSentence } from './roadmap.ts';
import { pricesChip, roiChips, roiFigures, roiSentences } from './roi.ts';

const nothingMeasured = 'No capacity is measured yet, so nobody can say how many users it takes: `headroom capacity`.';

/** `The peak of 600 users leaves 540 users [490, 600] free.`; empty where nobody said how many users there are. */
function peakSentence({ capacity }: Plan): string {
  const situations = capacity?.planning?.situations ?? [];
  const row = situations.find(({ name }) => name === 'peak') ?? situations[0];
  const free = row?.headroom ?? null;
  if (row === undefined || free === null || free.value === null) return '';
  const who = `${situationNames[row.name]} at ${quantity(Math.round(row.users), 'users')} users`;
  const { range } = writtenOf(free, measures.users);
  if (free.value >= 0) return `${who} leaves ${amount(free, measures.users)} ${range} free (${free.label}).`;
  const over = { value: -free.value, low: free.high === null ? null : -free.high, high: free.low === null ? null : -free.low };
  return `${who} is ${amount(over, measures.users)} ${writtenOf(over, measures.users).range} too many (${free.label}).`;
}

/** The answer in sentences, the first of which can stand alone. */
export function planSentences(plan: Plan): string[] {
  const { capacity, investment, roadmap, checklist } = plan;
  const phase = roadmap === null ? null : currentPhase(roadmap);
  const [first = nothingMeasured] = capacity === null ? [] : capacitySentences(capacity);
  const runway = capacity?.planning?.runway ?? null;
  return [
    first,
    peakSentence(plan),
    runway === null ? '' : runwaySentence(runway),
    investment === null ? '' : (roiSentences(investment)[0] ?? ''),
    phase === null ? '' : phaseSentence(phase),
    checklistSentence(checklist),
  ].filter((sentence) => sentence !== '');
}

/** Up to five answers: capacity, money, the phase that counts today, go-live, how old the prices are. */
export function planChips({ capacity, investment, roadmap, checklist, prices }: Plan): Chip[] {
  const measured: Chip = { label: 'Capacity', word: 'not measured', tone: 'unsure' };
  const phase = roadmap === null ? null : currentPhase(roadmap);
  return [
    (capacity === null ? undefined : capacityChips(capacity)[0]) ?? measured,
    ...(investment === null ? [] : roiChips(investment, null).slice(0, 1)),
    ...(phase === null ? [] : [phaseChip(phase)]),
    checklistChip(checklist),
    ...(prices === null ? [] : [pricesChip(prices)]),
  ];
}

const mostFigures = 6;

/** The numbers of the first screen: those of the capacity, then what a thousand requests cost, then the money. */
export function planFigures({ capacity, serving, currency, investment }: Plan): Figure[] {
  const served: Figure[] =
    serving?.per1000Requests == null
      ? []
      : [
          {
            label: 'Cost of 1,000 requests',
            value: moneyRange({ ...serving.per1000Requests, low: null, high: null }, currency),
            range: moneyRange(serving.per1000Requests, currency).replace(/^\S+ ?/, ''),
            beside: [`with ${counted(serving.replicas, 'replica')} at the target`, ...(serving.label === null ? [] : [serving.label])],
            tone: 'neutral',
          },
        ];
  const worth = investment === null ? [] : roiFigures(investment).filter(({ label }) => label === 'Payback' || label === 'NPV');
  const room = mostFigures - served.length - worth.length;
  return [...(capacity === null ? [] : capacityFigures(capacity).slice(0, room)), ...served, ...worth];
}

/** An assumption to argue with: its name, its value, where it is from, and what hangs on it. */
export function biggestWords(
  biggest: BiggestAssumption,
  currency: string,
): { readonly name: string; readonly value: string; readonly source: string; readonly moves: string } {
  if (biggest.of === 'money') {
    const { bar } = biggest;
    return {
      name: assumptionName(bar),
      value: assumptionValue(bar.code, bar.value, currency),
      source: assumptionSource(bar),
      moves: `NPV ${swingWords(bar, currency)}`,
    };
  }
  const [name, value, source] = assumptionWords(biggest.assumption);
  return { name, value, source, moves: 'the replicas a year on' };
}

/** Where the page comes from. */
export function planFacts({ today, environment, capacityEvidence, prices }: Plan): Fact[] {
  return [
    ['Made', day(today)],
    ['Evidence from', environment ?? 'every environment'],
    ['Capacity', capacityEvidence === null ? 'not measured' : evidenceWords(capacityEvidence)],
    [
      'Prices',
      prices === null
        ? 'none: costs in headroom.config.ts names a file'
        : `${prices.file}, of ${day(prices.asOf)}${prices.old ? ', which is old' : ''}`,
    ],
    ['Evidence', 'a run counts that went to its end with a healthy generator; what has no evidence is never ticked off'],
  ];
}
