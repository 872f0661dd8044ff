import type { Finding, PlanEvidence } from '../../../engine/model/plan.ts';
import type { FactReason } from '../../../engine/model/projection.ts';
import { type Target, type Verdict, verdictReasonSchema } from '../../../engine/model/target.ts';
import { capacityReason } from '../capacity/reasons.ts';
import { shortDay } from '../day.ts';
import { count, counted } from '../digits.ts';
import { type Facts, numberFact, textFact } from '../facts.ts';
import { duration } from '../quantity.ts';
import { verdictReasons } from '../verdicts.ts';

const kinds: Readonly<Record<PlanEvidence['kind'], string>> = {
  run: 'run',
  campaign: 'campaign',
  capacity: 'capacity',
  autoscale: 'simulation',
};

/** `run 2026-11-23T13-48-45-demo-demo, 23 Nov 2026`: what a line rests on and when that was measured. */
export function evidenceWords({ kind, id, at }: PlanEvidence): string {
  return `${kinds[kind]} ${id}, ${shortDay(at.slice(0, 10))}`;
}

const number = (facts: Facts, name: string): number => numberFact(facts, name) ?? 0;
const told = (facts: Facts, name: string): string => textFact(facts, name) ?? '';

const clauses: ReadonlyMap<string, (facts: Facts) => string> = new Map(
  Object.entries({
    'no-run': () => 'no valid run since then in that environment and scenario',
    'run-unknown': (facts: Facts) => told(facts, 'why').replace(/\.$/, ''),
    'no-capacity': () => 'no capacity was measured: headroom capacity',
    'capacity-measures-none': () => 'the capacity that was measured says nothing of it',
    'no-cost': () => 'no cost of the peak can be told: it needs prices and a capacity',
    'too-close': () => 'too close to call',
    'most-carried': (facts: Facts) => `the most carried of ${counted(number(facts, 'points'), 'plateau')}`,
    projected: () => 'projected',
    'no-targets': () => 'the newest run has no targets',
    targets: (facts: Facts) => {
      const [all, failed, open] = [number(facts, 'targets'), number(facts, 'failed'), number(facts, 'open')];
      const worst = textFact(facts, 'worst');
      const which = worst === null ? '' : `: ${worst}${failed + open > 1 ? ' and others' : ''}`;
      if (failed > 0) return `${count(failed)} of ${counted(all, 'target')} failed${which}`;
      return open > 0 ? `${count(open)} of ${counted(all, 'target')} had no data${which}` : `all ${counted(all, 'target')} passed`;
    },
    'served-badly': (facts: Facts) => `they were held, but ${told(facts, 'target')} failed`,
    coverage: (facts: Facts) => {
      const missing = textFact(facts, 'missing');
      return `${count(number(facts, 'seen'))} of ${count(number(facts, 'of'))} seen under load${missing === null ? '' : `; not seen: ${missing}`}`;
    },
    'no-simulation': () => 'no simulation is named: plan.checklist.autoscale',
    simulated: (facts: Facts) => {
      const [violation, backlog] = [number(facts, 'violationS'), number(facts, 'backlog')];
      const broken = violation === 0 ? 'the promise was kept all the time' : `the promise was broken for ${duration(violation)}`;
      const left = backlog > 0 ? `, ${counted(backlog, 'request')} still waited at the end` : '';
      const replica = told(facts, 'replicas') === 'capacity' ? '' : ', what a replica takes being stated and not measured';
      return `simulated with ${told(facts, 'policy')}: ${broken}${left}${replica}`;
    },
    campaign: (facts: Facts) => {
      const [targets, failed] = [number(facts, 'targets'), number(facts, 'failed')];
      const verdict = told(facts, 'verdict');
      const parts = [
        verdict !== 'none' && verdict,
        targets > 0 &&
          (failed === 0 ? `no target failed of ${count(targets)}` : `${count(failed)} of ${counted(targets, 'target')} failed`),
      ];
      return `${told(facts, 'purpose')}: ${parts.filter(Boolean).join(', ')}`;
    },
    'no-campaign': () => 'no gate and no schedule came to a conclusion',
    'no-budget': () => 'no budget is stated: plan.checklist.budgetPerMonth',
    'nothing-proves-it': () => 'nothing measured proves it: name a run and a target or check under plan.checklist.lines',
    check: (facts: Facts) => {
      const failed = number(facts, 'failed');
      return `check “${told(facts, 'check')}” ${failed === 0 ? 'never failed' : `failed ${counted(failed, 'time')}`} in ${counted(number(facts, 'made'), 'request')}`;
    },
    'no-check': (facts: Facts) => `no run has a check “${told(facts, 'check')}”`,
  } satisfies Record<string, (facts: Facts) => string>),
);

/** Codes that have words here. */
export const knownFindingCodes: ReadonlySet<string> = new Set(clauses.keys());

/** Why a line is met, missed or without evidence: a clause a reason. */
export function findingReasons({ actual, reasons }: Pick<Finding, 'actual' | 'reasons'>, target: Target | null): string[] {
  return [...new Set(reasons.map((reason) => clauseOf(reason, actual, target)))];
}

function clauseOf(reason: FactReason, actual: Finding['actual'], target: Target | null): string {
  const own = clauses.get(reason.code);
  if (own !== undefined) return own(reason.facts);
  const judged = verdictReasonSchema.safeParse(reason);
  if (target === null || !judged.success) return capacityReason(reason);
  const verdict: Verdict = {
    target,
    status: 'no-data',
    tooClose: false,
    actual,
    fewSamples: false,
    step: null,
    worstMinute: null,
    endpoints: [],
    reasons: [judged.data],
  };
  return verdictReasons(verdict)[0] ?? reason.code;
}
