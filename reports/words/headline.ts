import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { ceilingVerdict, freeUnderCeiling } from './ceiling.ts';
import { comparisonClause } from './comparison.ts';
import { count, counted } from './digits.ts';
import { capital } from './facts.ts';
import { healthReasons } from './health.ts';
import { loadClause } from './load.ts';
import { quantity } from './quantity.ts';
import { targetName, unitOf } from './targets.ts';
import { verdictReasons } from './verdicts.ts';

/** Why there is no verdict on the ceiling, unless the load said it already. */
function whyUnsettled(report: Report): string {
  const verdict = ceilingVerdict(report);
  if (!verdict || verdict.reasons[0]?.code === 'users-not-reached') return '';
  return ` (${firstReason(verdict, report)})`;
}

function measuredClause(report: Report): string {
  const { p95Ms, limitMs } = report.headroom;
  if (p95Ms === null) return '';
  const measured = `: p95 ${quantity(p95Ms, 'ms')}`;
  const freeMs = freeUnderCeiling(report);
  if (freeMs === null) return limitMs === null ? measured : `${measured}, which settles nothing about the target${whyUnsettled(report)}`;
  if (freeMs === 0) return `${measured}, exactly at the target`;
  return `${measured}, ${quantity(Math.abs(freeMs), 'ms')} ${freeMs > 0 ? 'under' : 'over'} the target`;
}

function firstReason(verdict: Verdict, report: Report): string {
  const unit = unitOf(verdict.target.metric, verdict.target.statistic, report.custom);
  const [reason] = verdictReasons(verdict, report.custom);
  return verdict.reasons[0]?.code === 'missed' && verdict.actual ? quantity(verdict.actual.value, unit) : (reason ?? 'no data');
}

/** What the pooled latency alone would hide: other targets failed, or without data. */
function otherTargets(report: Report): string {
  const total = report.verdicts.length;
  for (const [status, words] of [
    ['fail', 'failed'],
    ['no-data', 'without data'],
  ] as const) {
    const these = report.verdicts.filter((verdict) => verdict.status === status);
    const [first] = these;
    if (!first) continue;
    if (these.length === 1 && first === ceilingVerdict(report) && first.reasons[0]?.code === 'missed') return '';
    if (status === 'no-data' && first === ceilingVerdict(report))
      return these.length === 1 ? '' : ` ${count(these.length)} of ${count(total)} targets are without data.`;
    return ` ${capital(`${count(these.length)} of ${count(total)} targets ${words}: ${targetName(first.target)} (${firstReason(first, report)})`)}${these.length > 1 ? `, and ${counted(these.length - 1, 'other')}` : ''}.`;
  }
  return '';
}

function ending({ run, labels }: Report): string {
  if (run.outcome === 'completed' && !labels.includes('partial')) return '';
  const words = { completed: 'ended early', aborted: 'was stopped early', failed: 'failed', truncated: 'was cut off' };
  return ` The run ${words[run.outcome]}${run.endReason ? `: ${run.endReason.replace(/\.$/, '')}` : ''}.`;
}

/** The answer to "did the target hold", in one or two sentences. */
export function targetSentence(report: Report): string {
  if (report.chips.validity === 'invalid') {
    const why = healthReasons(report.run.health).invalidating.join('; ');
    return `This run says nothing about the target${why === '' ? '' : `: ${why}`}.${ending(report)}`;
  }
  if (report.load.requests === 0 && report.verdicts.every(({ actual }) => actual === null))
    return `Nothing was measured: no request was recorded.${ending(report)}`;
  const none = report.chips.target === 'none' ? ' No target was set.' : '';
  return `${loadClause(report)}${measuredClause(report)}.${otherTargets(report)}${none}${ending(report)}`;
}

/** The first sentence of every report: the target, then the comparison. */
export function headline(report: Report): string {
  const compared = report.comparison ? ` ${comparisonClause(report.comparison)}` : '';
  return `${targetSentence(report)}${report.chips.validity === 'invalid' ? '' : compared}`;
}
