import type { CapacityReport } from '../../../../../engine/model/capacity.ts';
import { p95Chart } from '../../../../../reports/charts/capacity/latency.ts';
import { throughputChart } from '../../../../../reports/charts/capacity/throughput.ts';
import { capacityReasons } from '../../../../../reports/words/capacity/reasons.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { Section } from '../../../parts/page.tsx';

/** Latency and throughput as far as they were measured, and beyond as far as a model may speak. */
export function Curves({ report }: { readonly report: CapacityReport }) {
  const [latency, throughput] = [p95Chart(report, 'latency'), throughputChart(report, 'throughput')];
  if (latency === null && throughput === null) return null;
  const fit = report.model?.fit ?? null;
  const unknown = fit === null || fit.identifiable ? [] : capacityReasons(fit.reasons);
  const doubts = capacityReasons(report.model?.reasons ?? []).filter((reason) => !unknown.includes(reason));
  return (
    <Section id="curves" title="Latency and throughput">
      <div className="capacity-pair">
        <Drawing markup={latency} name="capacity-p95" />
        <Drawing markup={throughput} name="capacity-throughput" />
      </div>
      {unknown.length > 0 && <p className="soft">Where throughput ends is not identifiable: {unknown.join('; ')}.</p>}
      {doubts.length > 0 && <p className="soft">{doubts.map(capital).join('. ')}.</p>}
    </Section>
  );
}
