import { p95Chart } from '../../../charts/capacity/latency.ts';
import { throughputChart } from '../../../charts/capacity/throughput.ts';
import { charts, say } from '../../../formats/html/section.ts';
import { markup } from '../../../markup.ts';
import { capacityReasons } from '../../../words/capacity/reasons.ts';
import { capital } from '../../../words/facts.ts';
import type { CapacitySection } from '../section.ts';

/** Throughput and latency as far as they were measured, and beyond as far as a model may speak. */
export const curves: CapacitySection = (report) => {
  const drawn = charts(p95Chart(report, 'latency'), throughputChart(report, 'throughput'));
  if (drawn === null) return null;
  const fit = report.model?.fit ?? null;
  const unknown = fit === null || fit.identifiable ? [] : capacityReasons(fit.reasons);
  const doubts = capacityReasons(report.model?.reasons ?? []).filter((reason) => !unknown.includes(reason));
  return {
    title: 'Latency and throughput',
    content: markup`${drawn}${unknown.length > 0 && say(`Where throughput ends is not identifiable: ${unknown.join('; ')}.`, 'soft')}${
      doubts.length > 0 && say(`${doubts.map(capital).join('. ')}.`, 'soft')
    }`,
  };
};
