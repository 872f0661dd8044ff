import type { CurvePoint } from '../../../engine/model/capacity.ts';
import type { ProjectionLabel } from '../../../engine/model/projection.ts';
import { type Markup, markup } from '../../markup.ts';
import { broken, label, line } from '../draw.ts';
import { clipped, curveAt, heightAt, type Plane } from './plane.ts';

/** A stretch of a curve under one label; it begins where the stretch before it ends. */
interface Stretch {
  readonly label: ProjectionLabel;
  readonly points: readonly CurvePoint[];
}

/** The part of a curve that has numbers: up to the first refused point. */
export function drawable(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const end = points.findIndex(({ label: each }) => each === 'refused');
  return end < 0 ? points : points.slice(0, end);
}

function stretches(points: readonly CurvePoint[]): Stretch[] {
  const found: { label: ProjectionLabel; points: CurvePoint[] }[] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last?.label === point.label) last.points.push(point);
    else {
      last?.points.push(point);
      found.push({ label: point.label, points: [point] });
    }
  }
  return found;
}

interface Piece {
  readonly name: ProjectionLabel;
  readonly points: readonly CurvePoint[];
  readonly opacity: number;
}

const fadingSteps = 6;
const leastOpacity = 0.2;

/** A speculative stretch in pieces, each fainter than the one before. */
function fading(points: readonly CurvePoint[]): Piece[] {
  const size = Math.max(1, Math.ceil((points.length - 1) / fadingSteps));
  const pieces = Array.from({ length: Math.ceil((points.length - 1) / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size + 1),
  );
  return pieces.map((piece, index) => ({
    name: 'speculative',
    points: piece,
    opacity: 1 - ((1 - leastOpacity) * (index + 1)) / (pieces.length + 1),
  }));
}

function band(plane: Plane, points: readonly CurvePoint[]): string {
  const upper = points.map(({ at, high }) => curveAt(plane, at, high ?? plane.y.high));
  const lower = points.map(({ at, low }) => curveAt(plane, at, low ?? plane.y.low));
  return `${broken([...upper, ...lower.reverse()])}Z`;
}

function path(plane: Plane, points: readonly CurvePoint[]): string {
  return broken(points.map(({ at, value }) => curveAt(plane, at, value)));
}

/** A curve with its band: solid where it was measured, dashed where it is projected, fading where it is speculative; it ends where a number is refused. */
export function labelledCurve(plane: Plane, all: readonly CurvePoint[]): Markup | null {
  const points = drawable(all);
  if (points.length < 2) return null;
  const banded = points.some(({ low, high }) => low !== null || high !== null);
  const parts = stretches(points).flatMap(({ label: name, points: those }): Piece[] =>
    name === 'speculative' ? fading(those) : [{ name, points: those, opacity: 1 }],
  );
  return clipped(
    plane.height,
    parts.map(
      ({ name, points: those, opacity }) =>
        markup`${banded && markup`<path class="curve-band" fill-opacity="${Number((opacity * (name === 'measured' ? 0.2 : 0.13)).toFixed(3))}" d="${band(plane, those)}"/>`}<path class="line curve ${name}" opacity="${Number(opacity.toFixed(2))}" d="${path(plane, those)}"/>`,
    ),
  );
}

/** Where a label begins and ends along the axis, its name above, a faint line between two. */
export function zones(plane: Plane, all: readonly CurvePoint[]): Markup | null {
  const parts = stretches(drawable(all));
  if (parts.length < 2) return null;
  return markup`${parts.map(({ label: name, points }, index) => {
    const [from, to] = [plane.x.at(points[0]?.at ?? 0), plane.x.at(points.at(-1)?.at ?? 0)];
    return [
      index > 0 && line('zone-edge', from, 0, from, plane.height),
      label(name, { x: (from + to) / 2, y: -6, anchor: 'middle', className: 'soft small' }),
    ];
  })}`;
}

/** Where a curve of a model ends, since beyond it numbers are refused. */
export function curveEnd(plane: Plane, all: readonly CurvePoint[]): Markup | null {
  const drawn = drawable(all);
  const last = drawn.at(-1);
  if (last === undefined || last.value > plane.y.high || (drawn.length === all.length && last.label === 'measured')) return null;
  const [x, y] = [plane.x.at(last.at), heightAt(plane, last.value)];
  return markup`${line('curve-end', x, y - 7, x, y + 7)}${label('refused beyond', { x, y: y - 12, dx: 4, anchor: x > 0.6 ? 'end' : 'start', className: 'soft small halo' })}`;
}
