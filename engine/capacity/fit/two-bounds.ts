import type { FitPoint } from './fit-usl.ts';
import { bestOf } from './least-squares.ts';

/** Throughput that follows `lambda N` while there is room and `limit` when there is none; the greater `knee`, the sharper the turn from one to the other. */
export interface TwoBounds {
  readonly lambda: number;
  readonly limit: number;
  readonly knee: number;
}

/**
 * X = lambda N / (1 + (lambda N / limit)^knee)^(1/knee): the two asymptotic bounds X <= N/D and X <= 1/D_max (Denning and Buzen, The operational analysis of
 * queueing network models, ACM Computing Surveys 10, 1978) joined by a knee. What is behind a queue of several servers turns more sharply than the
 * Universal Scalability Law can, and does not fall.
 */
export function twoBoundsAt({ lambda, limit, knee }: TwoBounds, concurrency: number): number {
  const wanted = lambda * concurrency;
  return wanted < limit ? wanted / (1 + (wanted / limit) ** knee) ** (1 / knee) : limit / (1 + (limit / wanted) ** knee) ** (1 / knee);
}

/** By least squares on the logarithms of lambda, limit and knee, the knee between .5 and 16, the limit between .8 and 100 times the greatest throughput. `near` replaces several starts. */
export function fitTwoBounds(points: readonly FitPoint[], near?: TwoBounds | null): TwoBounds {
  const slope = Math.max(...points.map(({ concurrency, throughput }) => throughput / concurrency));
  const greatest = Math.max(...points.map(({ throughput }) => throughput));
  const of = ([lambda = 0, limit = 0, knee = 0]: readonly number[]): TwoBounds => ({
    lambda: slope * Math.exp(lambda),
    limit: greatest * Math.exp(limit),
    knee: Math.exp(knee),
  });
  const least = Math.min(...points.map(({ variance }) => variance ?? 0));
  const weights = points.map(({ variance }) => (variance !== undefined && least > 0 ? Math.sqrt(least / variance) : 1));
  const residuals = (parameters: readonly number[]): number[] => {
    const bounds = of(parameters);
    return points.map(
      ({ concurrency, throughput }, at) => ((throughput - twoBoundsAt(bounds, concurrency)) / greatest) * (weights[at] ?? 1),
    );
  };
  const problem = { residuals, low: [-3, Math.log(0.8), Math.log(0.5)], high: [3, Math.log(100), Math.log(16)] };
  const starts = near
    ? [[Math.log(near.lambda / slope), Math.log(near.limit / greatest), Math.log(near.knee)]]
    : [0.1, 1, 3].flatMap((limit) => [0, 1.4].map((knee) => [0.05, limit, knee]));
  return of(bestOf(problem, starts).parameters);
}
