import type { Bottleneck, CapacityReport } from '../../../engine/model/capacity.ts';
import type { LoadPoint, ResourceName } from '../../../engine/model/load-point.ts';
import { type Markup, markup } from '../../markup.ts';
import { counting } from '../../words/capacity/load.ts';
import { limitWords, resourceNames } from '../../words/capacity/resources.ts';
import { count, fixed, significant } from '../../words/digits.ts';
import { quantity } from '../../words/quantity.ts';
import { apart, broken, dot, label, line, stretched } from '../draw.ts';
import { figure } from '../figure.ts';
import { fromZero } from '../scale.ts';
import { axes, heightAt, type Plane } from './plane.ts';

const height = 260;
const mostResources = 6;
// A limit further away would push what was measured into a corner.
const mostBeyond = 1.6;

interface Trace {
  readonly resource: ResourceName;
  /** How it is drawn: the first to run out, the one after it, the rest. */
  readonly className: 'first' | 'second' | 'other';
  readonly points: readonly { readonly at: number; readonly share: number }[];
  /** Requests per second at which it is used up; null where that is refused or unknown. */
  readonly limit: number | null;
}

function tracesOf(points: readonly LoadPoint[], bottleneck: Bottleneck | null, next: Bottleneck | null): Trace[] {
  const names = [...new Set(points.flatMap(({ resources }) => resources.map(({ resource }) => resource)))];
  const traces = names.map((resource): Trace => {
    const known = [bottleneck, next].find((each) => each?.resource === resource) ?? null;
    return {
      resource,
      className: known === null ? 'other' : known === bottleneck ? 'first' : 'second',
      points: points
        .flatMap((point) =>
          point.resources.filter((use) => use.resource === resource).map((use) => ({ at: point.throughput.value, share: use.utilisation })),
        )
        .sort((a, b) => a.at - b.at),
      limit: known?.limit.value ?? null,
    };
  });
  const busiest = ({ points: those }: Trace): number => those.at(-1)?.share ?? 0;
  return traces
    .sort((a, b) => Number(a.className === 'other') - Number(b.className === 'other') || busiest(b) - busiest(a))
    .slice(0, mostResources);
}

/** From the last measurement to where the resource is used up, by the law of utilisation. */
function extension(plane: Plane, { points, limit, className }: Trace): Markup | null {
  const last = points.at(-1);
  if (last === undefined || limit === null || limit <= last.at) return null;
  return markup`<path class="line use projected ${className}" d="${broken([last, { at: limit, share: 1 }].map(({ at, share }) => ({ x: plane.x.at(at), y: heightAt(plane, share) })))}"/>`;
}

const laneHeight = 15;

/** What runs out is named where it does, above the line; the rest beside its last point. */
function names(plane: Plane, traces: readonly Trace[]): Markup {
  const first = traces.filter(({ limit }) => limit !== null && limit <= plane.x.high);
  const others = traces.filter((trace) => !first.includes(trace));
  const heights = apart(
    others.map(({ points }) => heightAt(plane, points.at(-1)?.share ?? 0) + 17),
    laneHeight,
    height - 4,
  );
  return markup`${first.map(({ resource, limit, className }, index) => {
    const x = plane.x.at(limit ?? 0);
    return label(`${className === 'first' ? '1' : '2'} ${resourceNames[resource]}`, {
      x,
      y: heightAt(plane, 1) - 7 - (first.length - 1 - index) * laneHeight,
      anchor: x > 0.8 ? 'end' : 'middle',
      className: 'halo strong',
    });
  })}${others.map(({ resource, points, className }, index) => {
    const x = plane.x.at(points.at(-1)?.at ?? 0);
    return label(`${className === 'first' ? '1 ' : className === 'second' ? '2 ' : ''}${resourceNames[resource]}`, {
      x,
      y: heights[index] ?? 0,
      dx: x > 0.7 ? -2 : 6,
      anchor: x > 0.7 ? 'end' : 'start',
      className: `halo ${className === 'other' ? 'soft' : 'strong'}`,
    });
  })}`;
}

/** How much of each resource is used against throughput: the first to run out and the one after it named, and drawn on to where they are used up. */
export function resourcesChart(report: CapacityReport, id: string): Markup | null {
  const { model } = report;
  const traces = tracesOf(counting(report.points), model?.bottleneck ?? null, model?.next ?? null).filter(
    ({ points }) => points.length > 1,
  );
  if (traces.length === 0) return null;
  const measured = Math.max(...traces.flatMap(({ points }) => points.map(({ at }) => at)));
  const limits = traces.flatMap(({ limit }) => (limit !== null && limit <= measured * mostBeyond ? [limit] : []));
  const plane: Plane = {
    x: fromZero(Math.max(measured * 1.1, ...limits), 6),
    y: fromZero(Math.max(1, ...traces.flatMap(({ points }) => points.map(({ share }) => share)))),
    height,
  };
  const data = traces.flatMap(({ resource, points }) =>
    points.map(({ at, share }) => [resourceNames[resource], `${significant(at)} req/s`, quantity(share, 'fraction')]),
  );
  const told = [model?.bottleneck, model?.next].flatMap((each) =>
    each ? [`${resourceNames[each.resource]} used up at ${limitWords(each)}`] : [],
  );
  return figure(
    {
      id,
      title: 'What is used of each resource',
      note:
        limits.length > 0
          ? '1 runs out first, 2 next. Dashed: until used up, as utilisation grows with throughput.'
          : 'Of what there is of it.',
      description: `Share used of ${count(traces.length)} resources against requests per second. ${told.join('; ')}.`,
      height,
      className: 'plane resources',
      data: { titles: ['Resource', 'Load', 'Used'], rows: data },
    },
    markup`${axes(plane, { yName: 'Used, %', xName: 'requests per second', yTick: (value) => fixed(value * 100, 0) })}${line('limit', 0, heightAt(plane, 1), 1, heightAt(plane, 1))}${stretched(
      height,
      [...traces]
        .reverse()
        .map(
          (trace) =>
            markup`<path class="line use ${trace.className}" d="${broken(trace.points.map(({ at, share }) => ({ x: plane.x.at(at), y: heightAt(plane, share) })))}"/>${extension(plane, trace)}`,
        ),
    )}${traces.map(({ points, className }) => points.map(({ at, share }) => dot(`use ${className}`, plane.x.at(at), heightAt(plane, share), 3)))}${names(plane, traces)}`,
  );
}
