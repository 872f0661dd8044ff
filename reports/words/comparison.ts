import type { Change, ChangeReason, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { movement, smallestDetectable } from './change.ts';
import { count, counted, trimmed } from './digits.ts';
import { capital, type Facts, numberFact, textFact } from './facts.ts';
import { quantity } from './quantity.ts';
import { statisticName } from './targets.ts';

/** `learning 3 of 6` while there are fewer baselines than the full rule needs; null otherwise. */
export function learningProgress({ mode, baselineSessions, neededSessions }: Comparison): string | null {
  return mode === 'learning' ? `learning ${count(baselineSessions)} of ${count(neededSessions)}` : null;
}

const sideName = (facts: Facts): string => (textFact(facts, 'side') === 'base' ? `run ${textFact(facts, 'run') ?? 'before'}` : 'this run');

function workCounter(facts: Facts, moved: 'rose' | 'fell'): string {
  const [counter, endpoint] = [textFact(facts, 'counter'), textFact(facts, 'endpoint')];
  const [base, head] = [numberFact(facts, 'base'), numberFact(facts, 'head')];
  const { unit } = metricById(counter ?? '');
  const name = counter === null ? 'work for each request' : statisticName(counter, 'count');
  const values = base === null || head === null ? '' : ` from ${quantity(base, unit)} to ${quantity(head, unit)}`;
  return `${name}${endpoint === null ? '' : ` of ${endpoint}`} ${moved}${values}`;
}

function whatIsFew(facts: Facts): string {
  const [metric, statistic] = [textFact(facts, 'metric'), textFact(facts, 'statistic')];
  return metric === null || statistic === null ? '' : ` for the ${statisticName(metric, statistic)}`;
}

/** Why a change got its verdict: one clause. */
export function changeReason({ code, facts }: ChangeReason): string {
  const keys = textFact(facts, 'keys', 'key');
  switch (code) {
    case 'learning': {
      const [have, needed] = [numberFact(facts, 'sessions'), numberFact(facts, 'needed')];
      return have === null || needed === null
        ? 'learning: few baselines yet'
        : `learning (${count(have)} of ${counted(needed, 'baseline')})`;
    }
    case 'no-baseline':
      return 'no baseline to compare with';
    case 'too-few-samples':
      return `too few samples${whatIsFew(facts)}`;
    case 'hard-key-differs':
      return `not comparable, since ${keys ?? 'what was run or where'} ${keys?.includes(', ') ? 'differ' : 'differs'}`;
    case 'invalid-run': {
      const why = textFact(facts, 'why');
      return `${sideName(facts)} says nothing${why === null ? '' : why === 'generator' ? ': its generator was not healthy' : `: it was ${why}`}`;
    }
    case 'single-runs':
      return 'one run a side, so their spread is unknown';
    case 'beyond-disaster-limit': {
      const most = numberFact(facts, 'limit');
      const what =
        textFact(facts, 'metric') === null ? '' : `${statisticName(textFact(facts, 'metric') ?? '', textFact(facts, 'statistic') ?? '')} `;
      return `${what}beyond ${most === null ? 'the disaster limit' : `${trimmed(most)}x`}, seen once: a second session must show it again`;
    }
    case 'unconfirmed': {
      const [seen, needed] = [numberFact(facts, 'seen'), numberFact(facts, 'needed')];
      return seen === null || needed === null ? 'unconfirmed' : `unconfirmed (${count(seen)} of ${counted(needed, 'session')})`;
    }
    case 'work-counter-rose':
      return workCounter(facts, 'rose');
    case 'work-counter-fell':
      return workCounter(facts, 'fell');
    case 'same':
      return 'the same';
    case 'beyond-chance':
      return 'beyond chance';
    case 'confirmed':
      return 'confirmed by fresh measurements';
    case 'below-half-delta':
      return 'beyond chance, but too small to matter';
    case 'within-delta':
      return 'within the shift that matters';
    case 'not-enough-evidence':
      return 'not enough evidence either way';
    case 'control-workload-moved':
      return 'the machine itself ran at another speed';
    case 'no-steady-state':
      return 'latency did not come to rest';
    case 'sides-not-separated':
      return 'sides not separated';
    case 'base-fails-checks':
      return 'the base side fails its own checks';
    case 'machine-busy':
      return 'the machine was too busy to call it unchanged';
    case 'too-few-blocks':
      return 'too few blocks';
    case 'environment-not-separable':
      return 'code and environment are not separable';
    case 'soft-key-differs':
      return `${keys ?? 'part of the environment'} ${keys?.includes(', ') ? 'differ' : 'differs'}`;
  }
}

/** Where a change was seen: `p95 latency`, `p95 latency of POST /api/orders`. */
export function changeName({ metric, statistic, endpoint }: Change): string {
  return endpoint === null ? statisticName(metric, statistic) : `${statisticName(metric, statistic)} of ${endpoint}`;
}

/** The same with the place first, for lists: `POST /api/orders, p95 latency`. */
export function placeName({ metric, statistic, endpoint }: Change): string {
  return endpoint === null ? capital(statisticName(metric, statistic)) : `${endpoint}, ${statisticName(metric, statistic)}`;
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
    (change.statistic === 'count' ? 8 : 0) +
    (change.primary ? 0 : 4) +
    (change.endpoint === null ? 0 : 2) +
    (change.metric === 'latency' ? 0 : 1);
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

/** From where on a slowdown would be called one, while there are few baselines. */
function whatWouldCount({ reasons }: Comparison, least: string | null): string | null {
  const ratio = reasons.flatMap(({ code, facts }) => (code === 'learning' ? (numberFact(facts, 'disasterRatio') ?? []) : []))[0];
  if (ratio === undefined) return least && `The smallest change that could be noticed today is ${least}.`;
  return `Today only a slowdown of ${trimmed(ratio)}x or more, seen twice, would be called one${least ? ` (smallest detectable change ${least})` : ''}.`;
}

/** What a reader of the comparison is told first: verdict, size, what could be noticed, what would help. */
export function comparisonSentence(comparison: Comparison): string {
  const lead = leadingChange(comparison);
  const missing = comparison.neededSessions - comparison.baselineSessions;
  return [
    comparisonClause(comparison).replace('Against the baseline: no regression', 'No regression'),
    ...comparison.reasons.filter(({ code }) => code === 'beyond-disaster-limit').map((reason) => `${capital(changeReason(reason))}.`),
    comparison.verdict === 'inconclusive' &&
      lead &&
      `${changeName(lead)} ${movement(lead)}, ${quantity(lead.base, metricById(lead.metric).unit)} before.`,
    comparison.verdict !== 'invalid' && whatWouldCount(comparison, lead ? smallestDetectable(lead) : null),
    comparison.mode === 'learning' &&
      comparison.verdict !== 'invalid' &&
      missing > 0 &&
      `${counted(missing, 'more baseline')} ${missing === 1 ? 'allows' : 'allow'} the full rule.`,
  ]
    .filter(Boolean)
    .join(' ');
}
