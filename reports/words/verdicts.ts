import { metricById } from '../../engine/model/metric.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict, VerdictReason } from '../../engine/model/target.ts';
import { count, counted } from './digits.ts';
import { numberFact, textFact, withNumber } from './facts.ts';
import { duration, estimated, limit, quantity, samples } from './quantity.ts';
import { margin, unitOf } from './targets.ts';

type Custom = Report['custom'];

/** Endpoints of a verdict that miss the target, worst first. */
function missedEndpoints({ endpoints }: Verdict) {
  return endpoints.filter(({ status }) => status === 'fail').sort((a, b) => (b.actual?.value ?? 0) - (a.actual?.value ?? 0));
}

function endpointMissed(verdict: Verdict, facts: VerdictReason['facts'], custom: Custom): string {
  const unit = unitOf(verdict.target.metric, verdict.target.statistic, custom);
  const [worst, ...others] = missedEndpoints(verdict);
  if (!worst) return `${textFact(facts, 'endpoint') ?? 'an endpoint'} misses it`;
  const measured = worst.actual ? ` with ${estimated(worst.actual, unit)} (${samples(worst.actual.samples)})` : '';
  return `${worst.endpoint} misses it${measured}${others.length > 0 ? `, and ${counted(others.length, 'other endpoint')} too` : ''}`;
}

function missedBy(verdict: Verdict, custom: Custom): string {
  const { target, actual } = verdict;
  const unit = unitOf(target.metric, target.statistic, custom);
  if (actual === null) return `not ${target.operator} ${limit(target.expected, unit)}`;
  const by = margin(verdict, custom);
  return `${estimated(actual, unit)} (${samples(actual.samples)})${by === null ? '' : `, ${by}`}`;
}

/** What a load is counted in: as the target says, or as was found. */
const unitOfLoad = (facts: VerdictReason['facts'], { at }: Verdict['target']): string =>
  at?.of === 'connections' ? 'connection' : (textFact(facts, 'unit') ?? 'user');

function heldShort(facts: VerdictReason['facts'], { target }: Verdict): string {
  const [held, planned] = [numberFact(facts, 'heldS'), numberFact(facts, 'plannedS')];
  if (held !== null && planned !== null) return `the hold was cut short: ${duration(held)} of ${duration(planned)}`;
  return `no stretch of the load held ${target.at ? counted(target.at.users, unitOfLoad(facts, target)) : 'its users'}, so there is nothing to judge it in`;
}

function reasonClause(verdict: Verdict, { code, facts }: VerdictReason, custom: Custom): string {
  const { target, actual } = verdict;
  const unit = unitOf(target.metric, target.statistic, custom);
  switch (code) {
    case 'met':
      return `met: ${margin(verdict, custom) ?? quantity(actual?.value ?? null, unit)}`;
    case 'missed':
      return `missed: ${missedBy(verdict, custom)}`;
    case 'requests-failed': {
      const failed = numberFact(facts, 'failed');
      const all = numberFact(facts, 'samples');
      const share =
        failed === null || all === null || all === 0 ? 'too many requests' : `${quantity(failed / all, 'fraction')} of the requests`;
      return `missed: ${share} failed, and a failure counts as over any limit, so there is no ${target.statistic}`;
    }
    case 'endpoint-missed':
      return endpointMissed(verdict, facts, custom);
    case 'slowed-by-the-system':
      return withNumber(
        numberFact(facts, 'share', 'ratio'),
        (share) =>
          `users were slowed by the system: journeys went at ${quantity(share, 'fraction')} of the rate they would have within the target`,
        'users were slowed by the system: they got through fewer journeys than they would have within the target',
      );
    case 'too-few-samples': {
      const had = count(numberFact(facts, 'samples', 'actual') ?? actual?.samples ?? 0);
      return withNumber(
        numberFact(facts, 'needed', 'required', 'expected'),
        (needed) =>
          `too few to judge: ${had} of the ${count(needed)} samples ${/^p/.test(target.statistic) ? `a ${target.statistic}` : 'it'} needs`,
        `too few to judge: ${had} samples`,
      );
    }
    case 'no-samples':
      return `nothing was measured for it${target.scope.endpoint ? `: ${target.scope.endpoint} was never requested` : ''}`;
    case 'users-not-reached': {
      const planned = numberFact(facts, 'needed', 'planned', 'expected') ?? target.at?.users ?? null;
      const active = numberFact(facts, 'active', 'activeUsers', 'actual');
      if (planned === null || active === null) return 'the users it is declared for were never active at once';
      return `only ${count(active)} of ${counted(planned, unitOfLoad(facts, target))} were active in 99 % of the hold`;
    }
    case 'no-hold':
      return heldShort(facts, verdict);
    case 'checks-failed':
      return withNumber(
        numberFact(facts, 'failed'),
        (failed) => `${counted(failed, 'check')} failed: answers were wrong, whatever their speed`,
        'checks failed: answers were wrong, whatever their speed',
      );
    case 'generator-invalid':
      return 'the generator was not healthy, so the run says nothing about it';
    case 'unknown-metric':
      return `the run has no metric named ${target.metric}${metricById(target.metric).label === target.metric ? '' : ` (${metricById(target.metric).label})`}`;
  }
}

/** What limits a verdict: noise, few samples, its worst minute. */
function limits(verdict: Verdict, custom: Custom): string[] {
  const unit = unitOf(verdict.target.metric, verdict.target.statistic, custom);
  const hasInterval = verdict.actual?.low != null && verdict.actual.high != null;
  return [
    verdict.tooClose &&
      verdict.status !== 'no-data' &&
      `too close to call: ${hasInterval ? 'the interval holds the limit' : 'too few samples for an interval'}`,
    verdict.fewSamples && verdict.actual !== null && `few samples (${samples(verdict.actual.samples)})`,
    verdict.worstMinute !== null && `worst minute ${quantity(verdict.worstMinute, unit)}`,
  ].filter((clause) => clause !== false);
}

/** Why one target got its verdict: one clause a reason, then what limits it. */
export function verdictReasons(verdict: Verdict, custom: Custom = []): string[] {
  return [...verdict.reasons.map((reason) => reasonClause(verdict, reason, custom)), ...limits(verdict, custom)];
}

/** The same without what the measured value, the margin beside it and the headline already say. */
export function verdictNotes(verdict: Verdict, custom: Custom = []): string[] {
  const told = verdict.reasons.filter(({ code }) => code !== 'met' && code !== 'missed' && code !== 'generator-invalid');
  return [...told.map((reason) => reasonClause(verdict, reason, custom)), ...limits(verdict, custom)];
}
