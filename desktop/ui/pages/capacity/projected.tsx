import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { Projection, ProjectionLabel } from '../../../../engine/model/projection.ts';
import { type Measure, measuredNumber, measures, writtenOf } from '../../../../reports/words/capacity/projection.ts';
import { capacityReasons } from '../../../../reports/words/capacity/reasons.ts';
import { count } from '../../../../reports/words/digits.ts';
import { capital } from '../../../../reports/words/facts.ts';

/** How far a number may be trusted: the line that a curve has there, and the word. */
export function Trust({ label }: { readonly label: ProjectionLabel }) {
  return (
    <span className={`trust ${label}`}>
      <svg viewBox="0 0 16 8" aria-hidden="true">
        <path d={label === 'refused' ? 'M4 0v8' : 'M0 4h16'} />
      </svg>
      {label}
    </span>
  );
}

/** A number of a model: value, range, label; where it is refused the reason. */
export function Projected({
  projection,
  measure = measures.plain,
}: {
  readonly projection: Projection | null | undefined;
  readonly measure?: Measure;
}) {
  if (projection === null || projection === undefined) return <span className="soft">–</span>;
  if (projection.value === null) {
    const [why] = capacityReasons(projection.reasons);
    return (
      <>
        <Trust label="refused" />
        {why !== undefined && <span className="why">{capital(why)}</span>}
      </>
    );
  }
  const { value, range } = writtenOf(projection, measure);
  return (
    <>
      {measure.before}
      {value} <span className="range">{range}</span> <Trust label={projection.label} />
    </>
  );
}

/** What was measured, with its interval, and the number of its samples where there are any. */
export function Measured({ estimate, sampled = false }: { readonly estimate: Estimate | null; readonly sampled?: boolean }) {
  if (estimate === null) return <span className="soft">–</span>;
  const [value, ...range] = measuredNumber(estimate).split(' ');
  return (
    <>
      {value} <span className="range">{range.join(' ')}</span>
      {sampled && estimate.samples > 0 && <span className="range"> n = {count(estimate.samples)}</span>}
    </>
  );
}
