import type { TrendDocument } from '../../engine/model/api/documents.ts';
import { metricById, type Unit } from '../../engine/model/metric.ts';
import { movement } from './change.ts';
import { counted } from './digits.ts';
import { capital } from './facts.ts';
import { moment } from './moment.ts';
import { quantity } from './quantity.ts';
import { shortCommit } from './sides.ts';
import { statisticName } from './targets.ts';

export type TrendChange = TrendDocument['changes'][number];
export type TrendPoint = TrendDocument['points'][number];

/** Unit of a trend's values. */
export function trendUnit({ metric, statistic }: Pick<TrendDocument, 'metric' | 'statistic'>): Unit {
  return metricById(metric, statistic === 'rate' ? 'rate' : 'trend', 'time').unit;
}

/** `p95 latency`. */
export const trendName = ({ metric, statistic }: Pick<TrendDocument, 'metric' | 'statistic'>): string => statisticName(metric, statistic);

/** `12 March 2026` of a moment. */
const dayOf = (iso: string): string => moment(iso).replace(/, \d{2}:\d{2} UTC$/, '');

/** `between 12 March 2026 and 9 April 2026`, with the hour where it was one day. */
export function changeTime({ before, after }: TrendChange): string {
  const [from, to] = [dayOf(before.measuredAt), dayOf(after.measuredAt)];
  return from === to ? `between ${moment(before.measuredAt)} and ${moment(after.measuredAt)}` : `between ${from} and ${to}`;
}

/** `8be4410f21..9f2d4c1b7a`, as git takes it; null where a commit is not known, or where both are one. */
export function commitRange({ before, after }: TrendChange): string | null {
  if (before.commit === null || after.commit === null || before.commit === after.commit) return null;
  return `${shortCommit(before.commit)}..${shortCommit(after.commit)}`;
}

/** What is known of the code between two sessions: the range, one commit, or nothing. */
export function commitWords(change: TrendChange): string {
  const range = commitRange(change);
  if (range !== null) return `commits ${range}`;
  const { before, after } = change;
  if (before.commit !== null && before.commit === after.commit) return `the same commit ${shortCommit(before.commit)}: not the code`;
  return 'commits not known';
}

const verbs: Readonly<Record<TrendChange['direction'], string>> = { worse: 'got worse', better: 'got better' };

/** `p95 latency got worse by +12.4 % [9.1, 15.8] between 12 March 2026 and 9 April 2026 (commits 8be4410..9f2d4c1).` */
export function trendChangeSentence(change: TrendChange, trend: TrendDocument): string {
  const by = movement({ metric: trend.metric, scale: trend.scale, change: change.change });
  return `${capital(trendName(trend))} ${verbs[change.direction]}, ${by}, ${changeTime(change)} (${commitWords(change)}).`;
}

/** Since when it is as it is now, and at what level. */
function sinceSentence(trend: TrendDocument): string {
  const level = trend.levels.at(-1);
  if (level === undefined) return '';
  const begin = trend.changes.length === 0 ? '' : 'Since then ';
  return `${begin}${counted(level.sessions, 'session')}, median ${quantity(level.value, trendUnit(trend))}.`;
}

/** The answer of a history: whether and when the metric moved, and where it stands. `needed` is the number of sessions below which nobody can tell. */
export function trendSentence(trend: TrendDocument, needed: number): string {
  const { points, changes } = trend;
  const name = capital(trendName(trend));
  if (points.length < needed)
    return `${name} in ${counted(points.length, 'session')}: whether it moved can be told from ${counted(needed, 'session')} on. ${capital(sinceSentence(trend))}`;
  const last = changes.at(-1);
  if (last === undefined)
    return `${name} has not moved: its sessions differ no more than in any other order. ${capital(sinceSentence(trend))}`;
  const earlier = changes.length === 1 ? '' : ` It moved ${counted(changes.length - 1, 'other time')} before.`;
  return `${trendChangeSentence(last, trend)} ${capital(sinceSentence(trend))}${earlier}`;
}

/** What the history leaves out, and why: other hard keys, sessions too old to be read. */
export function leftOutSentences({ otherKeys: { sessions, keys }, older }: Pick<TrendDocument, 'otherKeys' | 'older'>): string[] {
  return [
    sessions > 0 &&
      `${counted(sessions, 'session')} left out, since ${sessions === 1 ? 'it' : 'they'} cannot be compared with the newest: ${keys.join(', ')} ${keys.length === 1 ? 'differs' : 'differ'}.`,
    older > 0 && `${counted(older, 'older session')} not read.`,
  ].filter((sentence) => sentence !== false);
}
