import { sampleDeviation } from '../../stats/spread.ts';
import { studentQuantile } from '../../stats/student.ts';
import type { Band } from '../projections.ts';
import type { FitPoint } from './fit-usl.ts';
import { errorBeyond } from './hold-out.ts';
import type { Law } from './laws.ts';
import type { Shape, Shapes } from './shapes.ts';

/** Coverage of every band of a model. */
export const bandConfidence = 0.8;

/** Parameters of the law. */
const parameters = 3;

/** What a plateau at some concurrency would measure, with its band. */
export type BandAt = (concurrency: number) => Band & { readonly low: number; readonly high: number };

/**
 * The band of a throughput curve: each shape that is not ruled out, widened on a logarithmic scale by its cluster bootstrap and the scatter of the plateaus about
 * the law (Student's t with n - 3 degrees of freedom), and beyond the highest plateau by the hold-out's error, growing with the distance; from the lowest
 * to the highest of all of them. The shapes are taken to agree at the highest plateau, for that was measured. With `mayBeFull` throughput may not grow at
 * all any more: nothing that was measured speaks against it.
 */
export function bandOf(points: readonly FitPoint[], { told, others }: Shapes, mayBeFull: boolean): BandAt {
  const top = Math.max(...points.map(({ concurrency }) => concurrency));
  const scatter = scatterOf(points, told.law);
  const freedom = Math.max(1, points.length - parameters);
  const factor = studentQuantile((1 + bandConfidence) / 2, freedom);
  const smallSample = Math.sqrt(points.length / freedom);
  const level = told.law.throughputAt(top);
  return (concurrency) => {
    const ratio = concurrency / top;
    const edges = [told, ...others].flatMap((shape) => {
      const anchor = level / shape.law.throughputAt(top);
      const isOutside = ratio > 1 || shape === told;
      if (!isOutside) return [];
      const value = shape.law.throughputAt(concurrency) * anchor;
      const sampling = factor * Math.hypot(smallSample * deviationOf(shape, concurrency), scatter);
      const half = Math.hypot(sampling, shape.holdOut === null ? 0 : Math.log1p(errorBeyond(shape.holdOut, ratio)));
      return [value * Math.exp(-half), value * Math.exp(half)];
    });
    const full = mayBeFull && ratio > 1 ? [level * Math.exp(-factor * scatter)] : [];
    return { value: told.law.throughputAt(concurrency), low: Math.min(...edges, ...full), high: Math.max(...edges, ...full) };
  };
}

/** Deviation of the logarithm of throughput over the resamples. */
function deviationOf({ resampled }: Shape, concurrency: number): number {
  const logarithms = resampled.map((law) => Math.log(law.throughputAt(concurrency))).filter(Number.isFinite);
  return logarithms.length < 2 ? 0 : sampleDeviation(logarithms);
}

/** Of the plateaus about the law, as a share. */
function scatterOf(points: readonly FitPoint[], law: Law): number {
  const squares = points.map(({ concurrency, throughput }) => Math.log(throughput / law.throughputAt(concurrency)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, points.length - parameters));
}
