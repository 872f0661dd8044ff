import type { Change, ChangeReason, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { movement, smallestDetectable } from './change.ts';
import { count, counted } from './digits.ts';
import { numberFact, textFact } from './facts.ts';
import { quantity } from './quantity.ts';
import { statisticName } from './targets.ts';

/** `learning 3 of 6` while there are fewer baselines than the full rule needs; null otherwise. */
export function learningProgress({ mode, baselineSessions, neededSessions }: Comparison): string | null {
  return mode === 'learning' ? `learning ${count(baselineSessions)} of ${count(neededSessions)}` : null;
}

/** Why a change got its verdict: one clause. */
export function changeReason({ code, facts }: ChangeReason): string {
  switch (code) {
    case 'learning': {
      const have = numberFact(facts, 'sessions', 'baselines', 'have');
      const needed = numberFact(facts, 'needed', 'required');
      return have === null || needed === null
        ? 'learning: few baselines yet'
        : `learning (${count(have)} of ${counted(needed, 'baseline')})`;
    }
    case 'no-baseline':
      return 'no baseline to compare with';
    case 'too-few-samples': {
      const had = numberFact(facts, 'samples', 'actual');
      const needed = numberFact(facts, 'needed', 'required');
      return had === null || needed === null ? 'too few samples' : `too few samples (${count(had)} of ${count(needed)})`;
    }
    case 'hard-key-differs':
      return `not comparable: ${textFact(facts, 'key', 'keys') ?? 'what was run or where'} differs`;
    case 'invalid-run':
      return 'a run is invalid';
    case 'single-runs':
      return 'one run a side: their spread is unknown';
    case 'beyond-disaster-limit': {
      const most = numberFact(facts, 'limit', 'factor');
      return most === null ? 'beyond what noise has ever done' : `beyond the disaster limit of ${quantity(most, 'count')}x`;
    }
    case 'unconfirmed':
      return 'unconfirmed: one session of this version';
    case 'work-counter-rose':
    case 'work-counter-fell': {
      const counter = textFact(facts, 'counter');
      const [base, head] = [numberFact(facts, 'base', 'before'), numberFact(facts, 'head', 'after')];
      const name = counter === null ? 'work for each request' : statisticName(counter, '');
      const values = base === null || head === null ? '' : ` from ${quantity(base, 'count')} to ${quantity(head, 'count')}`;
      return `${name} ${code === 'work-counter-rose' ? 'rose' : 'fell'}${values}`;
    }
    case 'same':
      return 'the same';
    case 'soft-key-differs':
      return `${textFact(facts, 'key', 'keys') ?? 'part of the environment'} differs`;
  }
}

/** Where a change was seen: `p95 latency`, `p95 latency of POST /api/orders`. */
export function changeName({ metric, statistic, endpoint }: Change): string {
  return endpoint === null ? statisticName(metric, statistic) : `${statisticName(metric, statistic)} of ${endpoint}`;
}

/** `slower by 8.20 ms (+4.0 % [1.1, 7.3])`, `higher by 0.03 points`. */
export function changeSize(change: Change): string {
  const { metric, base, head, scale } = change;
  const { unit, better } = metricById(metric);
  if (head === base) return 'the same';
  const words = unit === 'ms' && better === 'lower' ? ['slower', 'faster'] : ['higher', 'lower'];
  const direction = head > base ? words[0] : words[1];
  const moved = movement(change).replace(/^[+−]/, (sign) => (scale === 'ratio' ? sign : ''));
  return scale === 'ratio' ? `${direction} by ${quantity(Math.abs(head - base), unit)} (${moved})` : `${direction} by ${moved}`;
}

/** The change that leads: primary, pooled, latency first. */
export function leadingChange({ changes }: Comparison): Change | undefined {
  const weight = (change: Change): number =>
    (change.primary ? 0 : 4) + (change.endpoint === null ? 0 : 2) + (change.metric === 'latency' ? 0 : 1);
  return [...changes].sort((a, b) => weight(a) - weight(b))[0];
}

const against = ({ mode, base }: Comparison): string => (mode === 'runs' ? `Against ${base.join(', ')}` : 'Against the baseline');

/** One clause against the baseline, for the headline. */
export function comparisonClause(comparison: Comparison): string {
  const lead = leadingChange(comparison);
  const begin = against(comparison);
  const named = comparison.changes.find(({ verdict }) => verdict === comparison.verdict) ?? lead;
  switch (comparison.verdict) {
    case 'regressed':
    case 'improved':
      return named
        ? `${begin}: ${named.metric === 'latency' && named.endpoint === null ? '' : `${changeName(named)} `}${changeSize(named)}.`
        : `${begin}: ${comparison.verdict}.`;
    case 'unchanged':
      return `${begin}: unchanged${lead ? `, ${changeName(lead)} ${movement(lead)}` : ''}.`;
    case 'invalid':
      return `${begin}: ${[...new Set(comparison.reasons.map(changeReason))].join('; ') || 'not comparable'}.`;
    case 'inconclusive': {
      const learning = learningProgress(comparison);
      if (learning)
        return `${begin}: no regression proven, learning (${count(comparison.baselineSessions)} of ${counted(comparison.neededSessions, 'baseline')}).`;
      const why = comparison.reasons.map(changeReason).join('; ');
      return `${begin}: cannot tell yet${why === '' ? '' : ` (${why})`}.`;
    }
  }
}

/** What a reader of the comparison is told first: verdict, size, what could be noticed, what would help. */
export function comparisonSentence(comparison: Comparison): string {
  const lead = leadingChange(comparison);
  const least = lead ? smallestDetectable(lead) : null;
  const missing = comparison.neededSessions - comparison.baselineSessions;
  return [
    comparisonClause(comparison).replace('Against the baseline: no regression', 'No regression'),
    comparison.verdict === 'inconclusive' &&
      lead &&
      `${changeName(lead)} ${movement(lead)}, ${quantity(lead.base, metricById(lead.metric).unit)} before.`,
    least && `The smallest change that could be noticed today is ${least}.`,
    comparison.mode === 'learning' &&
      missing > 0 &&
      `${counted(missing, 'more baseline')} ${missing === 1 ? 'allows' : 'allow'} the full rule.`,
  ]
    .filter(Boolean)
    .join(' ');
}
