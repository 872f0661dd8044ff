/** The window is this many times the time it yields (Sokal 1997, section 3). */
const windowFactor = 5;

/**
 * Integrated autocorrelation time of an evenly spaced series, in steps: tau = 1 + 2 sum rho(k), summed
 * to the first lag M >= 5 tau(M) (Sokal, Monte Carlo Methods in Statistical Mechanics, 1997). One
 * means independent; n/tau values carry as much as n. At least 1; 1 for a constant or a series of fewer than four.
 */
export function autocorrelationTime(series: readonly number[]): number {
  const n = series.length;
  if (n < 4) return 1;
  const mean = series.reduce((sum, value) => sum + value, 0) / n;
  const deviations = series.map((value) => value - mean);
  const variance = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  if (!(variance > 0)) return 1;
  let tau = 1;
  for (let lag = 1; lag < n; lag++) {
    let covariance = 0;
    for (let at = lag; at < n; at++) covariance += (deviations[at] ?? 0) * (deviations[at - lag] ?? 0);
    tau += (2 * covariance) / variance;
    if (lag >= windowFactor * tau) break;
  }
  return Math.max(1, tau);
}
