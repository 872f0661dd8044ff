import type { LabRow } from '../../../../engine/model/lab.ts';
import { limitsOf } from '../../../../reports/words/vitals.ts';

const width = 120;
const height = 10;

/** A median with its interval on the scale of good, needs improvement and poor; the words stand beside it. */
export function LabBand({ metric: { metric, median } }: { readonly metric: LabRow['metrics'][number] }) {
  const limits = limitsOf(metric);
  if (limits === undefined || median === null) return null;
  const [good, poor] = limits;
  const end = Math.max(poor * 1.3, (median.high ?? median.value) * 1.05);
  const at = (value: number): number => (Math.min(value, end) / end) * width;
  return (
    <svg className="lab-band" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect className="lab-good" x={0} y={2} width={at(good)} height={6} />
      <rect className="lab-middling" x={at(good)} y={2} width={at(poor) - at(good)} height={6} />
      <rect className="lab-poor" x={at(poor)} y={2} width={width - at(poor)} height={6} />
      {median.low !== null && median.high !== null && (
        <line className="lab-interval" x1={at(median.low)} x2={at(median.high)} y1={5} y2={5} />
      )}
      <circle className="lab-median" cx={at(median.value)} cy={5} r={3.5} />
    </svg>
  );
}
