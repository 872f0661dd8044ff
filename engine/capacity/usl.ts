/**
 * The Universal Scalability Law (Gunther, Guerrilla Capacity Planning, 2007, chapter 4): X(N) = lambda N / (1 + sigma (N-1) + kappa N (N-1)).
 * lambda: requests per second at N = 1 · sigma: contention, 0 <= sigma < 1 · kappa: coherency, kappa >= 0. N is the mean number of requests in flight.
 */
export interface Usl {
  readonly lambda: number;
  readonly sigma: number;
  readonly kappa: number;
}

const slowdown = ({ sigma, kappa }: Usl, concurrency: number): number =>
  1 + sigma * (concurrency - 1) + kappa * concurrency * (concurrency - 1);

/** Requests per second with so many in flight. */
export function throughputAt(usl: Usl, concurrency: number): number {
  return (usl.lambda * concurrency) / slowdown(usl, concurrency);
}

/** Mean latency in seconds with so many in flight: R = N / X (Little's law). */
export function latencyAt(usl: Usl, concurrency: number): number {
  return slowdown(usl, concurrency) / usl.lambda;
}

/** Where throughput is greatest, N = sqrt((1 - sigma) / kappa), and that throughput. Null where kappa is 0: it grows for ever. */
export function peakOf(usl: Usl): { readonly concurrency: number; readonly throughput: number } | null {
  if (usl.kappa === 0) return null;
  const concurrency = Math.sqrt((1 - usl.sigma) / usl.kappa);
  return { concurrency, throughput: throughputAt(usl, concurrency) };
}

/** lambda / sigma, which throughput comes near as N grows where kappa is 0 (Amdahl); null where sigma is 0: no limit. */
export function amdahlLimit({ lambda, sigma }: Usl): number | null {
  return sigma === 0 ? null : lambda / sigma;
}

/** Coefficients a, b, c of a N^2 + b N + c = 0 as the half-root form wants them: its roots without cancellation, and for a = 0 too. */
function discriminant(a: number, b: number, c: number): number {
  return b * b - 4 * a * c;
}

/**
 * Requests in flight that make a throughput. X (1 + sigma (N-1) + kappa N (N-1)) = lambda N gives
 * kappa N^2 + (sigma - kappa - lambda/X) N + (1 - sigma) = 0; of its roots the smaller one lies before the peak. Null where it is infeasible: beyond the peak
 * (negative discriminant), or at or beyond the limit of a law without one.
 */
export function concurrencyForThroughput({ lambda, sigma, kappa }: Usl, throughput: number): number | null {
  if (throughput <= 0) return throughput === 0 ? 0 : null;
  const b = sigma - kappa - lambda / throughput;
  const d = discriminant(kappa, b, 1 - sigma);
  if (d < 0 || b >= 0) return null;
  return (2 * (1 - sigma)) / (Math.sqrt(d) - b);
}

/**
 * Requests in flight at which the mean latency (seconds) is reached: kappa N^2 + (sigma - kappa) N + (1 - sigma - lambda R) = 0, its greater root. 0 for a
 * latency that even an idle system does not keep, infinite where a law without contention never reaches it.
 */
export function concurrencyForLatency({ lambda, sigma, kappa }: Usl, latency: number): number {
  const slower = lambda * latency + sigma - 1;
  if (slower <= 0) return 0;
  const b = sigma - kappa;
  const root = Math.sqrt(discriminant(kappa, b, -slower));
  if (b < 0) return (root - b) / (2 * kappa);
  return root + b === 0 ? Number.POSITIVE_INFINITY : (2 * slower) / (root + b);
}
