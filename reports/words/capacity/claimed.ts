import type { CapacityReport } from '../../../engine/model/capacity.ts';

/** What may be shown of a report as an answer: an invalid measurement claims nothing, so that its models are left to the document. */
export function claimed(report: CapacityReport): CapacityReport {
  return report.outcome === 'invalid' ? { ...report, model: null, planning: null } : report;
}
