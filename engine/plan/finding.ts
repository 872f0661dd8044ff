import type { Finding, PlanEvidence } from '../model/plan.ts';
import type { FactReason } from '../model/projection.ts';
import type { Verdict } from '../model/target.ts';

/** Nothing was found that could say yes or no. */
export function noEvidence(code: string, facts: FactReason['facts'] = {}): Finding {
  return { status: 'no-evidence', actual: null, evidence: null, reasons: [{ code, facts }] };
}

/** What a verdict means for a plan. A target without data has no evidence, whatever run was looked at. */
export function findingOf({ status, actual, reasons, tooClose }: Verdict, evidence: PlanEvidence): Finding {
  const why: FactReason[] = reasons.filter(({ code }) => code !== 'met' && code !== 'missed');
  if (status === 'no-data') return { status: 'no-evidence', actual: null, evidence: null, reasons: why };
  const close: FactReason[] = tooClose ? [{ code: 'too-close', facts: {} }] : [];
  return { status: status === 'pass' ? 'met' : 'missed', actual, evidence, reasons: [...close, ...why] };
}
