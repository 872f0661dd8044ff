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
 * The band of a throughput curve, its errors adding in squares on a logarithmic scale: the cluster bootstrap of the law and the scatter of the plateaus about it
 * (Student's t with n - 3 degrees of freedom), and beyond the highest plateau the hold-out's error, growing with the distance, and on either side the shape that
 * is not ruled out and goes furthest. The shapes are taken to agree at the highest plateau, for that was measured. With `mayBeFull` one of them is that
 * throughput grows no more at all: nothing that was measured speaks against it.
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
    const value = told.law.throughputAt(concurrency);
    const sampling = factor * Math.hypot(smallSample * deviationOf(told, concurrency), scatter);
    const half = Math.hypot(sampling, told.holdOut === null ? 0 : Math.log1p(errorBeyond(told.holdOut, ratio)));
    const elsewhere = others.map(({ law }) => (law.throughputAt(concurrency) * level) / law.throughputAt(top));
    const shapes = ratio > 1 ? [value, ...elsewhere, ...(mayBeFull ? [level] : [])] : [value];
    const [down, up] = [Math.log(value / Math.min(...shapes)), Math.log(Math.max(...shapes) / value)];
    return { value, low: value * Math.exp(-Math.hypot(half, down)), high: value * Math.exp(Math.hypot(half, up)) };
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
