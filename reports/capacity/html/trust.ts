import type { Projection, ProjectionLabel } from '../../../engine/model/projection.ts';
import { type Markup, markup } from '../../markup.ts';
import { type Measure, measures, writtenOf } from '../../words/capacity/projection.ts';
import { capacityReasons } from '../../words/capacity/reasons.ts';
import { capital } from '../../words/facts.ts';

const shapes: Readonly<Record<ProjectionLabel, string>> = {
  measured: 'M0 4h16',
  projected: 'M0 4h16',
  speculative: 'M0 4h16',
  refused: 'M4 0v8',
};

/** How far a number may be trusted: the line that a curve has there, and the word. */
export function trust(label: ProjectionLabel): Markup {
  return markup`<span class="trust ${label}"><svg viewBox="0 0 16 8" aria-hidden="true"><path d="${shapes[label]}"/></svg>${label}</span>`;
}

/** A projected number in a cell: value, range, label; where it is refused the reason. Null where there is none to tell. */
export function projectionCell(projection: Projection | null | undefined, measure: Measure = measures.plain): Markup | null {
  if (projection === null || projection === undefined) return null;
  if (projection.value === null) {
    const [why] = capacityReasons(projection.reasons);
    return markup`${trust('refused')}${why !== undefined && markup`<span class="why">${capital(why)}</span>`}`;
  }
  const { value, range } = writtenOf(projection, measure);
  return markup`${measure.before ?? ''}${value} <span class="range">${range}</span><br>${trust(projection.label)}`;
}
