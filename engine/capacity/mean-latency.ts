import type { CapacityModel } from '../model/capacity.ts';
import type { LoadPoint } from '../model/load-point.ts';
import { counts } from './counted.ts';
import { concurrencyForThroughput } from './usl.ts';

/**
 * Mean latency, ms, at requests per second: on the line between the measured points around it, up to the highest throughput; beyond, N / X of the fitted scalability law
 * (Little's law). Null below the lowest point, and where the law is missing or says that so much cannot be had.
 */
export function meanLatencyAt(model: Pick<CapacityModel, 'fit'>, points: readonly LoadPoint[], throughput: number): number | null {
  const measured = risingPart(points);
  const above = measured.findIndex((point) => point.throughput >= throughput);
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined || throughput < first.throughput) return null;
  if (above < 0) return beyond(model, last, throughput);
  const to = measured[above] ?? last;
  const from = measured[above - 1] ?? to;
  if (to.throughput === from.throughput) return to.meanMs;
  return from.meanMs + ((to.meanMs - from.meanMs) * (throughput - from.throughput)) / (to.throughput - from.throughput);
}

interface Measured {
  readonly throughput: number;
  readonly meanMs: number;
}

/** Counted points by throughput, those of more in flight than at the highest throughput left out: they lie past the peak. */
function risingPart(points: readonly LoadPoint[]): Measured[] {
  const known = points.filter((point) => counts(point) && point.meanMs !== null);
  const peak = Math.max(...known.map(({ throughput }) => throughput.value));
  const atPeak = Math.max(...known.filter(({ throughput }) => throughput.value === peak).map(({ concurrency }) => concurrency.value));
  return known
    .filter(({ concurrency }) => concurrency.value <= atPeak)
    .map(({ throughput, meanMs }) => ({ throughput: throughput.value, meanMs: meanMs?.value ?? Number.NaN }))
    .sort((a, b) => a.throughput - b.throughput);
}

/** By the law, and never faster than at the highest load that was measured. */
function beyond({ fit }: Pick<CapacityModel, 'fit'>, last: Measured, throughput: number): number | null {
  if (fit === null) return null;
  const usl = { lambda: fit.lambda.value, sigma: fit.sigma.value, kappa: fit.kappa.value };
  const concurrency = concurrencyForThroughput(usl, throughput);
  return concurrency === null ? null : Math.max(last.meanMs, (1000 * concurrency) / throughput);
}
