import type { ScalingSeries } from '../../../model/autoscale.ts';
import type { Course } from './course.ts';

/** Stretches that a picture has room for. */
const mostPoints = 720;

/** The course in at most 720 equal stretches. A peak and a shortage are never hidden: demand and backlog by the greatest too, replicas and capacity by the least. */
export function seriesOf(course: Course): ScalingSeries {
  const requests = course.counted('requests');
  const widthS = Math.max(1, Math.ceil(requests.length / mostPoints));
  const starts = Array.from({ length: Math.ceil(requests.length / widthS) }, (_, index) => index * widthS);
  const each = (name: Parameters<Course['counted']>[0], of: (values: Float64Array) => number): number[] => {
    const values = course.counted(name);
    return starts.map((start) => Number(of(values.subarray(start, start + widthS)).toPrecision(6)));
  };
  return {
    widthS,
    atS: starts,
    demand: each('requests', (values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    demandMost: each('requests', greatest),
    capacity: each('capacity', smallest),
    replicas: each('replicas', smallest),
    ready: each('ready', smallest),
    backlog: each('backlog', greatest),
    violationS: each('violated', (values) => values.reduce((sum, value) => sum + value, 0)),
  };
}

const greatest = (values: Float64Array): number => values.reduce((best, value) => Math.max(best, value));
const smallest = (values: Float64Array): number => values.reduce((best, value) => Math.min(best, value));
