import type { CapacityReport, ScalabilityFit } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { type Markup, markup } from '../../markup.ts';
import { counting } from '../../words/capacity/load.ts';
import { exclusionWords } from '../../words/capacity/points.ts';
import { amount, measuredNumber, measures, writtenOf } from '../../words/capacity/projection.ts';
import { count, counted } from '../../words/digits.ts';
import { dot, label, line } from '../draw.ts';
import { figure } from '../figure.ts';
import { fromZero } from '../scale.ts';
import { curveEnd, drawable, labelledCurve, zones } from './curve.ts';
import { axes, heightAt, measuredPoint, type Plane } from './plane.ts';

const height = 260;
// A range may reach far above the curve: the picture keeps to the curve.
const mostOverCurve = 1.25;

/** The peak with its ranges, named. */
function peakMark(plane: Plane, { peak }: ScalabilityFit): Markup | null {
  if (peak === null || peak.concurrency.value === null || peak.throughput.value === null || peak.concurrency.value > plane.x.high)
    return null;
  const [x, y] = [plane.x.at(peak.concurrency.value), heightAt(plane, peak.throughput.value)];
  const { low, high } = peak.concurrency;
  return markup`${line('peak', x, y, x, height)}${line('peak', plane.x.at(low ?? 0), y, plane.x.at(high ?? plane.x.high), y)}${dot('peak-dot', x, y, 4)}${[
    [`peak ${amount(peak.throughput, measures.requests)}`, height - 23],
    [`${writtenOf(peak.throughput).range}, ${peak.throughput.label}`, height - 8],
  ].map(([text, at]) =>
    label(text as string, { x, y: at as number, dx: x > 0.55 ? -6 : 6, anchor: x > 0.55 ? 'end' : 'start', className: 'halo' }),
  )}`;
}

function planeOf(points: readonly LoadPoint[], { model }: CapacityReport): Plane {
  const curve = drawable(model?.curves.throughput ?? []);
  const peak = model?.fit?.peak ?? null;
  const across = [...points.map(({ concurrency }) => concurrency.high ?? concurrency.value), ...curve.map(({ at }) => at)];
  const upright = [...points.map(({ throughput }) => throughput.high ?? throughput.value), ...curve.map(({ value }) => value)];
  const most = Math.max(0, ...upright);
  const reach = Math.max(most, ...curve.map(({ high }) => Math.min(high ?? 0, most * mostOverCurve)), peak?.throughput.value ?? 0);
  return { x: fromZero(Math.max(0, ...across), 5), y: fromZero(reach), height };
}

/** Throughput against concurrency: points with their intervals, the law's curve as far as it may be trusted, its peak where there is one. */
export function throughputChart(report: CapacityReport, id: string): Markup | null {
  const used = counting(report.points);
  if (used.length < 2) return null;
  const curve = report.model?.curves.throughput ?? [];
  const plane = planeOf(used, report);
  const left = report.points.filter(({ excluded }) => excluded.length > 0);
  const inside = left.filter(({ concurrency, throughput }) => concurrency.value <= plane.x.high && throughput.value <= plane.y.high);
  const outside = left.length - inside.length;
  const note = [
    curve.length > 0 && 'Solid: measured. Dashed: projected. Fading: speculative.',
    inside.length > 0 && 'Hollow: left out.',
    outside > 0 && `${counted(outside, 'point')} left out ${outside === 1 ? 'lies' : 'lie'} outside of the picture.`,
  ].filter((part) => part !== false);
  return figure(
    {
      id,
      title: 'Throughput against concurrency',
      note: note.join(' '),
      description: `Requests per second at ${count(used.length)} concurrencies, and the curve of the scalability law through them.`,
      height,
      className: 'plane',
      data: {
        titles: ['In flight', 'Requests per second', 'Left out'],
        rows: report.points.map((point) => [
          measuredNumber(point.concurrency),
          measuredNumber(point.throughput),
          exclusionWords(point) ?? 'no',
        ]),
      },
    },
    markup`${axes(plane, { yName: 'Requests per second', xName: 'requests in flight' })}${zones(plane, curve)}${labelledCurve(plane, curve)}${curveEnd(plane, curve)}${
      report.model !== null && report.model.fit !== null && peakMark(plane, report.model.fit)
    }${inside.map(({ concurrency, throughput }) => measuredPoint(plane, concurrency, throughput, 'excluded'))}${used.map(({ concurrency, throughput }) => measuredPoint(plane, concurrency, throughput, ''))}`,
  );
}
