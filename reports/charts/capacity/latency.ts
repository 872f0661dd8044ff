import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { Estimate } from '../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { type Markup, markup } from '../../markup.ts';
import { bracketOf, isP95Target, leadCapacity, p95Limit } from '../../words/capacity/lead.ts';
import { exclusionWords } from '../../words/capacity/points.ts';
import { amount, measuredNumber, measures, writtenOf } from '../../words/capacity/projection.ts';
import { count, trimmed } from '../../words/digits.ts';
import { estimated, limit, quantity } from '../../words/quantity.ts';
import { box, label, line } from '../draw.ts';
import { figure } from '../figure.ts';
import { fromZero } from '../scale.ts';
import { curveEnd, drawable, labelledCurve, zones } from './curve.ts';
import { abovePicture, axes, heightAt, measuredPoint, type Plane } from './plane.ts';

const height = 260;
// Beyond this many times the target all that matters is that it is beyond.
const mostOverTarget = 2;

interface Measured extends LoadPoint {
  readonly p95Ms: Estimate;
}

const isMeasured = (point: LoadPoint): point is Measured => point.p95Ms !== null;

function planeOf(points: readonly Measured[], { model }: CapacityReport, limitMs: number | null): Plane {
  const curve = drawable(model?.curves.p95 ?? []);
  const across = Math.max(0, ...points.map(({ throughput }) => throughput.high ?? throughput.value), ...curve.map(({ at }) => at));
  const most = limitMs === null ? Number.POSITIVE_INFINITY : limitMs * mostOverTarget;
  const greatest = Math.max(0, ...points.map(({ p95Ms }) => p95Ms.high ?? p95Ms.value), ...curve.map(({ value }) => value));
  return { x: fromZero(across, 7), y: fromZero(Math.min(most, Math.max(greatest, (limitMs ?? 0) * 1.1))), height };
}

/** From the last plateau that passed to the first that failed, and the capacity between them. */
function bracket(plane: Plane, report: CapacityReport, capacity: TargetCapacity): Markup | null {
  const { pass, fail } = bracketOf(report.points, capacity);
  const { throughput } = capacity;
  const at = throughput.value === null || throughput.value > plane.x.high ? null : plane.x.at(throughput.value);
  const [from, to] = [pass?.throughput.value ?? null, fail?.throughput.value ?? null];
  const span =
    from !== null &&
    to !== null &&
    box('bracket-band', plane.x.at(Math.min(from, to)), 0, Math.abs(plane.x.at(to) - plane.x.at(from)), height);
  if (at === null) return markup`${span}`;
  const words = `capacity ${amount(throughput, measures.requests)} ${writtenOf(throughput).range}`;
  return markup`${span}${line('capacity', at, 0, at, height)}${label(words, {
    x: at,
    // Half-way between the target and the top, where light loads have no points.
    y: heightAt(plane, (capacity.target.expected + plane.y.high) / 2) + 4,
    dx: at > 0.5 ? -6 : 6,
    anchor: at > 0.5 ? 'end' : 'start',
    className: 'halo strong',
  })}`;
}

/** p95 against throughput: points with their intervals, the target as a line, the bracket of last pass and first fail, the model's curve as far as it may be trusted. */
export function p95Chart(report: CapacityReport, id: string): Markup | null {
  const points = report.points.filter(isMeasured);
  if (points.length < 2) return null;
  const limitMs = p95Limit(report);
  const plane = planeOf(points, report, limitMs);
  const curve = report.model?.curves.p95 ?? [];
  const capacity =
    [leadCapacity(report), ...(report.model?.targets ?? [])].find((each) => each !== null && isP95Target(each.target)) ?? null;
  const { pass, fail } = bracketOf(report.points, capacity);
  const bracketed = pass !== null && fail !== null;
  const seconds = plane.y.high >= 3000;
  const outside = points.filter(({ p95Ms }) => p95Ms.value > plane.y.high).sort((a, b) => a.throughput.value - b.throughput.value);
  const marks = points.map((point) => {
    const className = [limitMs !== null && point.p95Ms.value >= limitMs && 'over', point.excluded.length > 0 && 'excluded']
      .filter(Boolean)
      .join(' ');
    if (point.p95Ms.value > plane.y.high)
      return abovePicture(plane.x.at(point.throughput.value), quantity(point.p95Ms.value, 'ms'), className, outside.indexOf(point));
    return measuredPoint(plane, point.throughput, point.p95Ms, className);
  });
  return figure(
    {
      id,
      title: 'p95 against throughput',
      note: bracketed ? 'Shaded: between the last pass and the first fail.' : 'One point a plateau.',
      description: `p95 latency at ${count(points.length)} loads${limitMs === null ? '' : `, against a target of ${limit(limitMs, 'ms')}`}.`,
      height,
      className: 'plane',
      data: {
        titles: ['Requests per second', 'p95', 'Samples', 'Left out'],
        rows: points.map((point) => [
          measuredNumber(point.throughput),
          estimated(point.p95Ms, 'ms'),
          count(point.p95Ms.samples),
          exclusionWords(point) ?? 'no',
        ]),
      },
    },
    markup`${axes(plane, { yName: `p95, ${seconds ? 's' : 'ms'}`, xName: 'requests per second', yTick: (value) => trimmed(seconds ? value / 1000 : value) })}${zones(plane, curve)}${
      capacity && bracket(plane, report, capacity)
    }${labelledCurve(plane, curve)}${curveEnd(plane, curve)}${
      limitMs !== null &&
      limitMs <= plane.y.high && [
        line('limit', 0, heightAt(plane, limitMs), 1, heightAt(plane, limitMs)),
        label(`target ${limit(limitMs, 'ms')}`, { x: 0, y: heightAt(plane, limitMs) - 5, dx: 4, className: 'limit-name' }),
      ]
    }${marks}`,
  );
}
