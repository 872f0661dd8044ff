import type { AutoscaleReport, ScalingOutcome } from '../../../engine/model/autoscale.ts';
import { count, significant } from '../digits.ts';
import { money } from '../plan/money.ts';
import { duration, quantity } from '../quantity.ts';

/** `$0.52`, or nothing where no price is known; dollars where no currency is said. */
export function costWords(cost: number | null, currency = 'USD'): string | null {
  return cost === null ? null : money(cost, currency);
}

/** `3 to 9`, `4`. */
export function replicasWords({ replicas: { least, most } }: Pick<ScalingOutcome, 'replicas'>): string {
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}

/** `5.20 instance hours for $0.52`. */
export function spentWords({ instanceHours, cost }: Pick<ScalingOutcome, 'instanceHours' | 'cost'>, currency?: string): string {
  const price = costWords(cost, currency);
  return `${significant(instanceHours)} instance ${instanceHours === 1 ? 'hour' : 'hours'}${price === null ? '' : ` for ${price}`}`;
}

/** `75 s of 1 h (2.08 %)`. */
export function violationWords({ violation }: Pick<ScalingOutcome, 'violation'>, seconds: number): string {
  return `${duration(violation.seconds)} of ${duration(seconds)} (${quantity(violation.share, 'fraction')})`;
}

/** `3 to 9 replicas, 5.20 instance hours for $0.52`. */
function usedWords(outcome: ScalingOutcome, { replica: { currency } }: AutoscaleReport): string {
  return `${replicasWords(outcome)} ${outcome.replicas.most === 1 ? 'replica' : 'replicas'}, ${spentWords(outcome, currency)}`;
}

/** What one policy makes of the demand. */
export function outcomeSentence(outcome: ScalingOutcome, report: AutoscaleReport): string {
  const { policy, violation } = outcome;
  if (violation.seconds === 0) return `${policy.name} keeps up with this demand all the time: ${usedWords(outcome, report)}.`;
  return `${policy.name} falls behind for ${violationWords(outcome, report.demand.seconds)}: ${usedWords(outcome, report)}.`;
}

function comparisonSentence(report: AutoscaleReport, best: number): string {
  const outcome = report.outcomes[best];
  if (outcome === undefined) return '';
  const { policy, violation } = outcome;
  const kept =
    violation.seconds === 0 ? 'keeps up all the time' : `falls behind the least, ${violationWords(outcome, report.demand.seconds)}`;
  return `Of ${count(report.outcomes.length)} policies ${policy.name} ${kept}: ${usedWords(outcome, report)}.`;
}

/** The answer, in one sentence; of several policies it tells the best one. */
export function autoscaleSentence(report: AutoscaleReport): string {
  const [first] = report.outcomes;
  if (report.best !== null) return comparisonSentence(report, report.best);
  return first === undefined ? '' : outcomeSentence(first, report);
}

/** The outcome that is shown first. */
export function leadOf(report: AutoscaleReport): ScalingOutcome | undefined {
  return report.outcomes[report.best ?? 0];
}
