import type { Histogram } from '../../../engine/model/measurement.ts';
import { studentQuantile } from '../../../engine/stats/student.ts';
import type { Rule } from '../recorded/recorded.ts';
import { momentsOf, pooled } from './pooled.ts';

/** Level at which we judge, one-sided: the tests on requests are held to the same. */
export const level = 0.01;

/** Welch's t and its degrees of freedom (Biometrika 34, 1947; Satterthwaite), of grouped values: positive when `head` is greater. */
export function welch(base: Histogram, head: Histogram): { t: number; degreesOfFreedom: number } {
  const [a, b] = [momentsOf(base), momentsOf(head)];
  const [u, v] = [a.variance / a.n, b.variance / b.n];
  return { t: (b.mean - a.mean) / Math.sqrt(u + v), degreesOfFreedom: (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1)) };
}

/** Requests taken as replicates: Welch's test of their means. */
export const welchOnRequests: Rule = ({ base, head }) => {
  const { t, degreesOfFreedom } = welch(pooled(base), pooled(head));
  return t > studentQuantile(1 - level, degreesOfFreedom);
};
