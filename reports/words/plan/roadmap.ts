import type { Phase, PhaseGoal, Roadmap, RoadmapRow } from '../../../engine/model/plan.ts';
import type { Statistic } from '../../../engine/model/target.ts';
import type { Chip } from '../chips.ts';
import { shortDay } from '../day.ts';
import { count, counted } from '../digits.ts';
import { capital } from '../facts.ts';
import { estimated, limit, quantity } from '../quantity.ts';
import { statisticName, unitOf } from '../targets.ts';
import { money, moneyRange } from './money.ts';

/** What a row is about: `p95 latency`, `throughput`, `cost a month`. */
export function rowName({ metric, statistic, scope }: Pick<RoadmapRow, 'metric' | 'statistic' | 'scope'>): string {
  if (metric === 'cost') return 'Cost a month';
  if (metric === 'connections') return 'WebSocket connections';
  const name = metric === 'requests' && statistic === 'perSecond' ? 'Throughput' : capital(statisticName(metric, statistic));
  const parts = [scope.endpoint, scope.transaction, scope.journey, ...Object.values(scope.tags ?? {})].filter((part) => part !== undefined);
  return [name, ...parts].join(' · ');
}

/** A number of a row with its unit, as it was stated. */
export function statedNumber(
  value: number | null,
  row: { readonly metric: string; readonly statistic: Statistic },
  currency: string,
): string {
  if (value === null) return '–';
  if (row.metric === 'cost') return money(value, currency);
  return row.metric === 'connections' ? count(value) : limit(value, unitOf(row.metric, row.statistic));
}

/** What was measured of a goal, with its interval; null where nothing was. */
export function measuredNumber({ target, actual }: Pick<PhaseGoal, 'target' | 'actual'>, currency: string): string | null {
  if (actual === null) return null;
  if (target.metric === 'cost') return moneyRange(actual, currency);
  if (target.metric === 'connections') return count(actual.value);
  const unit = unitOf(target.metric, target.statistic);
  return unit === 'count' || unit === 'users' ? quantity(actual.value, unit) : estimated(actual, unit);
}

/** `< 285 ms`. */
export function wanted({ target }: Pick<PhaseGoal, 'target'>, currency: string): string {
  return `${target.operator} ${statedNumber(target.expected, target, currency)}`;
}

const words = { met: 'met', missed: 'missed', 'no-evidence': 'no evidence' } as const;
const tones = { met: 'good', missed: 'bad', 'no-evidence': 'unsure' } as const;

/** Met, missed, or no evidence. */
export function findingChip({ status }: Pick<PhaseGoal, 'status'>): Chip {
  return { label: 'Goal', word: words[status], tone: tones[status] };
}

const states: Readonly<Record<Phase['state'], readonly [word: string, tone: Chip['tone']]>> = {
  upcoming: ['not begun', 'neutral'],
  'under-way': ['under way', 'neutral'],
  met: ['met', 'good'],
  overdue: ['overdue', 'bad'],
};

/** Where a phase stands. */
export function phaseChip({ name, state }: Phase): Chip {
  const [word, tone] = states[state];
  return { label: name, word, tone };
}

/** `from 2 Nov 2026, due 9 Nov 2026`. */
export function phaseDays({ begins, due, ends }: Phase): string {
  return [`from ${shortDay(begins)}`, due !== null && `due ${shortDay(due)}`, ends !== null && `evidence until ${shortDay(ends)}`]
    .filter(Boolean)
    .join(', ');
}

/** `Phase 1 under way: 2 of 6 targets met, 1 missed, 3 without evidence.` */
export function phaseSentence(phase: Phase): string {
  const { name, state, met, missed, noEvidence } = phase;
  const rest = [missed > 0 && `${count(missed)} missed`, noEvidence > 0 && `${count(noEvidence)} without evidence`].filter(Boolean);
  return `${name} ${states[state][0]}: ${[`${count(met)} of ${counted(met + missed + noEvidence, 'target')} met`, ...rest].join(', ')}.`;
}

/** The phase that counts today: the first that has begun and is not met, else the last that has begun, else the first. */
export function currentPhase({ phases }: Roadmap): Phase | null {
  const begun = phases.filter(({ state }) => state !== 'upcoming');
  return begun.find(({ state }) => state !== 'met') ?? begun.at(-1) ?? phases[0] ?? null;
}
