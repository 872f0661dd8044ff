/** Beyond so many robust standard deviations a session counts as if it lay there: a wild session hides little and proves nothing. */
const clipAt = 2.5;
/** Makes the scale of normal values their standard deviation. */
const normalScale = 2.2219;

/**
 * Values as Huber's psi sees them (Annals of Mathematical Statistics 35, 1964): distance from the median in robust standard
 * deviations, cut at ±2.5. The scale is Qn, the lower quartile of all distances between two values (Rousseeuw and Croux, Journal of
 * the American Statistical Association 88, 1993): two levels far apart widen it little. Where that many are equal the mean distance
 * from the median stands in; all equal gives zeros.
 */
export function huberScores(values: readonly number[]): number[] {
  const centre = median(values);
  const spread = values.reduce((sum, value) => sum + Math.abs(value - centre), 0) / values.length;
  const scale = normalScale * lowerQuartile(distancesOf(values)) || spread;
  return values.map((value) => (scale > 0 ? Math.max(-clipAt, Math.min(clipAt, (value - centre) / scale)) : 0));
}

/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function distancesOf(values: readonly number[]): Float64Array {
  return Float64Array.from(values.flatMap((value, at) => values.slice(0, at).map((other) => Math.abs(value - other)))).sort();
}

const lowerQuartile = (sorted: Float64Array): number => sorted[sorted.length >> 2] ?? 0;
