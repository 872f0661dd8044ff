import type { Change, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { movement, smallestDetectable } from './change.ts';
import { count, counted, trimmed } from './digits.ts';
import { capital, numberFact } from './facts.ts';
import { quantity } from './quantity.ts';
import { changeReason, type ReasonContext, unitOfMode } from './reason.ts';
import { statisticName } from './targets.ts';

/** `learning 3 of 6` while there are fewer baselines than the full rule needs; null otherwise. */
export function learningProgress({ mode, baselineSessions, neededSessions }: Comparison): string | null {
  return mode === 'learning' ? `learning ${count(baselineSessions)} of ${count(neededSessions)}` : null;
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

/** The change that made the verdict: of those with it the leading one, else the leading one of all. */
export function tellingChange(comparison: Comparison): Change | undefined {
  const these = comparison.changes.filter(({ verdict }) => verdict === comparison.verdict);
  return (
    leadingChange({ ...comparison, changes: these.filter(({ primary }) => primary) }) ??
    leadingChange({ ...comparison, changes: these }) ??
    leadingChange(comparison)
  );
}

/** Reasons of a change, each once, in their order. */
export function changeReasons(change: Change, context: ReasonContext = {}): string[] {
  return [...new Set(change.reasons.map((reason) => changeReason(reason, { ...context, change })))];
}

/** Size and reasons of a change: `slower by 10.2 ms (+4.8 % [3.9, 5.7]), beyond chance (p = 0.0002), confirmed by 8 fresh blocks`. */
export function changeStory(change: Change, context: ReasonContext = {}): string {
  const size = changeSize(change);
  return [size, ...changeReasons(change, context).filter((reason) => reason !== size)].join(', ');
}

function against({ mode, base }: Comparison): string {
  if (mode === 'runs') return `Against ${base.join(', ')}`;
  if (mode === 'campaigns') return 'Against the previous campaign';
  return mode === 'duet' || mode === 'alternating' ? 'Against the base' : 'Against the baseline';
}

/** Reasons of a whole comparison, each once. */
export function comparisonReasons({ reasons, mode }: Comparison, context: ReasonContext = {}): string[] {
  return [...new Set(reasons.map((reason) => changeReason(reason, { unit: unitOfMode(mode), ...context })))];
}

/** One clause against the baseline, for the headline. */
export function comparisonClause(comparison: Comparison): string {
  const lead = leadingChange(comparison);
  const begin = against(comparison);
  const telling = tellingChange(comparison);
  const context = { unit: unitOfMode(comparison.mode) };
  switch (comparison.verdict) {
    case 'regressed':
    case 'improved':
      return telling
        ? `${begin}: ${telling.metric === 'latency' && telling.endpoint === null ? '' : `${changeName(telling)} `}${changeStory(telling, context)}.`
        : `${begin}: ${comparison.verdict}.`;
    case 'unchanged':
      return `${begin}: unchanged${lead ? `, ${[`${changeName(lead)} ${movement(lead)}`, ...changeReasons(lead, context).filter((reason) => reason !== 'the same')].join(', ')}` : ''}.`;
    case 'invalid':
      return `${begin}: ${comparisonReasons(comparison).join('; ') || 'not comparable'}.`;
    case 'inconclusive': {
      const learning = learningProgress(comparison);
      if (learning)
        return `${begin}: no regression proven, learning (${count(comparison.baselineSessions)} of ${counted(comparison.neededSessions, 'baseline')}).`;
      const own = comparisonReasons(comparison);
      const why = (own.length > 0 || !telling ? own : changeReasons(telling, context)).join('; ');
      return `${begin}: cannot tell yet${why === '' ? '' : ` (${why})`}.`;
    }
  }
}

/** From where on a slowdown would be called one, while there are few baselines. */
function whatWouldCount({ reasons }: Comparison, least: string | null): string | null {
  const ratio = disasterRatio(reasons);
  if (ratio === null) return least && `The smallest change that could be noticed today is ${least}.`;
  return `Today only a slowdown of ${trimmed(ratio)}x or more, seen twice, would be called one${least ? ` (smallest detectable change ${least})` : ''}.`;
}

/** How many times slower is a disaster, while there are few baselines; null otherwise. */
export function disasterRatio(reasons: Comparison['reasons']): number | null {
  return reasons.flatMap(({ code, facts }) => (code === 'learning' ? (numberFact(facts, 'disasterRatio') ?? []) : []))[0] ?? null;
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
    pinnedSentence(comparison),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How far things have crept since the pinned release; null without one. */
export function pinnedSentence({ pinned }: Comparison): string | null {
  if (pinned === null) return null;
  const lead =
    pinned.changes.find(({ metric, endpoint, statistic }) => metric === 'latency' && endpoint === null && statistic !== 'count') ??
    pinned.changes[0];
  return lead
    ? `Since the pinned release ${pinned.name}: ${changeName(lead)} ${movement(lead)}, ${lead.verdict} (smallest detectable change ${smallestDetectable(lead) ?? 'unknown'}).`
    : null;
}
