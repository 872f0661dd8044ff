import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change, Comparison } from '../../engine/model/comparison.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { movement, smallestDetectable } from './change.ts';
import { changeName, changeReasons, changeSize, changeStory, disasterRatio, tellingChange } from './comparison.ts';
import { detectableClause } from './detectable.ts';
import { count, counted, trimmed } from './digits.ts';
import { capital } from './facts.ts';
import { familyOf } from './family.ts';
import { quantity } from './quantity.ts';
import { changeReason, moreUnits, type ReasonContext } from './reason.ts';
import { separationFacts } from './separation.ts';
import { targetName, unitOf } from './targets.ts';
import { verdictReasons } from './verdicts.ts';

/** What was repeated in this campaign, and how long one took. */
export function contextOf({ mode, units, spentS }: CampaignReport): ReasonContext {
  const made = units.detection + units.confirmation + units.discarded + units.invalid;
  return { unit: mode === 'duet' || mode === 'alternating' ? 'block' : 'session', unitS: made === 0 ? null : spentS / made };
}

/** Reasons of the campaign and of its comparison, each once. */
export function campaignReasons(report: CampaignReport): string[] {
  const context = contextOf(report);
  const all = [...report.reasons, ...(report.comparison?.reasons ?? [])];
  return [
    ...new Set(
      all.map((reason) =>
        changeReason(
          reason.code === 'sides-not-separated' ? { ...reason, facts: separationFacts(reason.facts, report.separation) } : reason,
          context,
        ),
      ),
    ),
  ];
}

function measured(verdict: Verdict): string {
  const { target, actual } = verdict;
  const name = targetName(target);
  if (actual === null) return name;
  const value = quantity(actual.value, unitOf(target.metric, target.statistic));
  const at = name.search(/[<>=!]/);
  const not = verdict.status === 'fail' ? ', not' : '';
  return at > 0 ? `${name.slice(0, at)}${value}${not} ${name.slice(at)}` : `${name} (${value})`;
}

/** `Targets passed: p95 212 ms < 300 ms.` with those that did not pass first; null without targets. */
export function targetsSentence({ targets }: Pick<CampaignReport, 'targets'>): string | null {
  const [first] = targets;
  if (!first) return null;
  const bad = targets.filter(({ status }) => status !== 'pass');
  const [worst] = [...bad].sort((a, b) => (a.status === b.status ? 0 : a.status === 'fail' ? -1 : 1));
  const more = (total: number): string => (total > 0 ? `, and ${counted(total, 'other')}` : '');
  if (!worst) return `Targets passed: ${measured(first)}${more(targets.length - 1)}.`;
  const [why] = verdictReasons(worst);
  return worst.status === 'fail'
    ? `Targets failed: ${measured(worst)}${more(bad.length - 1)}.`
    : `No data for ${targetName(worst.target)}${why === undefined ? '' : ` (${why})`}${more(bad.length - 1)}.`;
}

/** What a change did and how sure that is: a work counter by its two values, everything else with its interval. */
function story(change: Change, context: ReasonContext): string {
  const counter = change.reasons.find(({ code }) => code === 'work-counter-rose' || code === 'work-counter-fell');
  return capital(counter ? changeReason(counter) : `${changeName(change)} ${changeStory(change, context)}`);
}

/** Every clause that the changes themselves tell. */
function toldByChanges({ comparison }: CampaignReport, context: ReasonContext): Set<string> {
  return new Set(
    comparison?.changes.flatMap((change) => [...changeReasons(change, context), ...changeReasons(change, { ...context, unitS: null })]) ??
      [],
  );
}

/** Work counters that moved, beside what was told already. */
function counters(comparison: Comparison, told: Change | undefined): string[] {
  const moved = familyOf(comparison).counters.filter((change) => change !== told && change.verdict === comparison.verdict);
  const [first, ...others] = moved;
  if (!first) return [];
  if (told?.statistic === 'count') return [`${counted(moved.length, 'other counter')} moved too.`];
  return [`${story(first, {})}${others.length > 0 ? `, and ${counted(others.length, 'other counter')} moved` : ''}.`];
}

function learning(report: CampaignReport, comparison: Comparison): (string | null)[] {
  const lead = tellingChange(comparison);
  const ratio = disasterRatio([...(lead?.reasons ?? []), ...comparison.reasons, ...comparison.changes.flatMap(({ reasons }) => reasons)]);
  const least = lead && lead.statistic !== 'count' ? smallestDetectable(lead) : null;
  const known = least === null ? 'smallest detectable change unknown: one baseline has no spread' : `smallest detectable change ${least}`;
  return [
    `No regression proven, learning (${count(comparison.baselineSessions)} of ${counted(comparison.neededSessions, 'baseline')}).`,
    targetsSentence(report),
    ratio === null ? `${capital(known)}.` : `Today only a slowdown of ${trimmed(ratio)}x or more, seen twice, would block (${known}).`,
    'To notice 5 %, add `--base origin/main` (about 5 min).',
  ];
}

/** What is said of a change that nobody can judge yet, and what would help. */
function cannotTell(report: CampaignReport, change: Change | undefined): string[] {
  const context = contextOf(report);
  const all = campaignReasons(report);
  const begin = report.mode === 'schedule' ? `${before(report)}cannot tell yet` : 'Cannot tell yet';
  // A change that got another verdict tells nothing of this one.
  if (change?.verdict !== 'inconclusive') return [`${begin}${all.length === 0 ? '' : `: ${all.join('; ')}`}.`];
  const elsewhere = toldByChanges(report, context);
  const own = all.filter((reason) => !elsewhere.has(reason));
  const help = change.reasons.flatMap(({ code, facts }) => (code === 'not-enough-evidence' ? (moreUnits(facts, context) ?? []) : []))[0];
  const reasons = changeReasons(change, context).map((reason) => reason.replace(`; ${help}`, ''));
  const why = [...new Set([...own, ...reasons])].join('; ');
  return [
    `${begin}${help === undefined ? '' : `: ${help}`}.`,
    `${capital(`${changeName(change)} ${movement(change)}`)}${why === '' ? '' : `: ${why}`}.`,
  ];
}

function unchanged(comparison: Comparison, context: ReasonContext): string {
  const family = comparison.changes.filter(({ primary, statistic }) => primary && statistic !== 'count');
  const told = family.map((change) => {
    const within = changeReasons(change, context).join(', ');
    const size = changeSize(change) === 'the same' ? 'the same' : movement(change);
    return `${changeName(change)} ${size}${within === '' || within === size ? '' : `, ${within}`}`;
  });
  return told.length === 0 ? 'Unchanged.' : `Unchanged: ${told.join('; ')}.`;
}

function before({ mode, campaign, units, comparison }: CampaignReport): string {
  return mode === 'schedule'
    ? `${campaign.name ?? 'This schedule'}, ${counted(units.detection, 'session')} against ${count(comparison?.base.length ?? 0)} of the campaign before: `
    : '';
}

function verdictSentences(report: CampaignReport): (string | null)[] {
  const { verdict, mode } = report;
  const context = contextOf(report);
  const reasons = campaignReasons(report);
  if (verdict === 'invalid') return [`Invalid: ${reasons.join('; ') || 'no measurement was valid'}.`];
  if (mode === 'schedule' && report.comparison === null)
    return [
      `This is the first campaign of ${report.campaign.name ?? 'its schedule'}: there is none before to compare it with.`,
      targetsSentence(report),
    ];
  if (report.comparison === null || verdict === null)
    return [`No regression was judged: ${reasons.join('; ') || 'there is no baseline'}.`, targetsSentence(report)];
  const comparison = { ...report.comparison, verdict };
  const telling = tellingChange(comparison);
  switch (verdict) {
    case 'regressed':
    case 'improved':
      return [
        `${before(report)}${telling ? story(telling, context) : capital(verdict)}.`,
        ...counters(comparison, telling),
        mode === 'schedule' && reasons.length > 0 ? `${capital(reasons.join('; '))}.` : null,
      ];
    case 'unchanged':
      return [unchanged(comparison, context)];
    case 'inconclusive':
      return mode === 'learning' ? learning(report, comparison) : cannotTell(report, telling);
  }
}

/** The answer of a campaign in sentences, the first of which can stand alone: what moved and how sure that is, what would help, what could have been noticed. */
export function campaignSentences(report: CampaignReport): string[] {
  const { comparison, verdict } = report;
  const sentences = verdictSentences(report).filter((sentence) => sentence !== null);
  const told = sentences.some((sentence) => sentence.includes('smallest detectable'));
  if (comparison === null || verdict === 'invalid' || verdict === null || told) return sentences;
  return [...sentences, `${capital(detectableClause(tellingChange({ ...comparison, verdict })))}.`];
}

/** The same in one piece. */
export function campaignSentence(report: CampaignReport): string {
  return campaignSentences(report).join(' ');
}
