/** How seasons act: `additive` ones are so many users more or less, `multiplicative` ones a share of the level. */
export type SeasonKind = 'additive' | 'multiplicative';

/** Weights of the newest observation in level, trend and season, each 0 to 1. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** Where a series stands: its level and trend a step, and a season for each step of the next period, the next step first. */
export interface SeasonalState {
  readonly level: number;
  readonly trend: number;
  readonly seasons: readonly number[];
}

export interface Smoothed {
  readonly state: SeasonalState;
  /** One-step predictions, one for each value, each made before its value was seen. */
  readonly predicted: readonly number[];
  readonly squaredError: number;
}

/**
 * Holt-Winters exponential smoothing (Winters, Forecasting sales by exponentially weighted moving averages, Management Science 6, 1960), in the form of
 * R's `stats::HoltWinters`: l = a (y - s) + (1-a)(l + b), b = B (l - l') + (1-B) b, s = g (y - l) + (1-g) s, with quotients for differences where seasons multiply.
 */
export function smooth(values: readonly number[], kind: SeasonKind, { alpha, beta, gamma }: Smoothing, start: SeasonalState): Smoothed {
  const seasons = [...start.seasons];
  const predicted: number[] = [];
  let { level, trend } = start;
  let squaredError = 0;
  for (const [at, value] of values.entries()) {
    const season = seasons[at % seasons.length] ?? Number.NaN;
    const expected = level + trend;
    const prediction = kind === 'additive' ? expected + season : expected * season;
    const before = level;
    level = alpha * (kind === 'additive' ? value - season : value / season) + (1 - alpha) * expected;
    trend = beta * (level - before) + (1 - beta) * trend;
    seasons[at % seasons.length] = gamma * (kind === 'additive' ? value - level : value / level) + (1 - gamma) * season;
    predicted.push(prediction);
    squaredError += (value - prediction) ** 2;
  }
  const next = values.length % seasons.length;
  return { state: { level, trend, seasons: [...seasons.slice(next), ...seasons.slice(0, next)] }, predicted, squaredError };
}

/** The next `steps` values: level + h trend, with the season of each step. Never below zero, since people are counted. */
export function forecast({ level, trend, seasons }: SeasonalState, kind: SeasonKind, steps: number): number[] {
  return Array.from({ length: steps }, (_, at) => {
    const season = seasons[at % seasons.length] ?? Number.NaN;
    const trended = level + (at + 1) * trend;
    return Math.max(0, kind === 'additive' ? trended + season : trended * season);
  });
}

/**
 * A start from the first period and as much of the second as there is: the trend from equal places of both, (1/k) sum (y[i+m] - y[i]) / m over the k places
 * that are there (NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.5, with k = m), the level at the first period's end, and each season as what
 * that line leaves of its value. Needs more than one period of values.
 */
export function startOf(values: readonly number[], kind: SeasonKind, period: number): SeasonalState {
  const first = values.slice(0, period);
  const again = values.slice(period, 2 * period);
  const trend = again.reduce((sum, value, at) => sum + (value - (first[at] ?? value)) / period, 0) / again.length;
  const mean = first.reduce((sum, value) => sum + value, 0) / period;
  const lineAt = (at: number) => mean + trend * (at - (period - 1) / 2);
  const seasons = first.map((value, at) => (kind === 'additive' ? value - lineAt(at) : value / lineAt(at)));
  return { level: lineAt(period - 1), trend, seasons };
}
