/** What is to be made small: the weighted residuals as a function of the parameters, each with its bounds. Parameters should be of the order of one. */
export interface LeastSquares {
  readonly residuals: (parameters: readonly number[]) => readonly number[];
  readonly start: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface LeastSquaresFit {
  readonly parameters: readonly number[];
  /** Sum of the squared residuals. */
  readonly cost: number;
}

const mostSteps = 200;
const greatestDamping = 1e14;
const enough = 1e-15;

/**
 * Non-linear least squares within bounds: Levenberg-Marquardt (Marquardt 1963, damping the diagonal) on the parameters that are free, a step being cut at the
 * bounds (Kanzow, Yamashita and Fukushima 2004, projected form). It finds the minimum next to its start: give it several.
 */
export function leastSquares({ residuals, start, low, high }: LeastSquares): LeastSquaresFit {
  const within = (parameters: readonly number[]): number[] =>
    parameters.map((value, at) => clamp(value, low[at] ?? value, high[at] ?? value));
  let parameters = within(start);
  let current = residuals(parameters);
  let cost = sumOfSquares(current);
  let damping = 1e-3;
  for (let step = 0; step < mostSteps && damping < greatestDamping; step++) {
    const { gradient, curvature } = slopes(residuals, parameters, current, low, high);
    const isFree = parameters.map((value, at) => !((gradient[at] ?? 0) > 0 ? value <= (low[at] ?? value) : value >= (high[at] ?? value)));
    let isBetter = false;
    let gain = 0;
    while (!isBetter && damping < greatestDamping) {
      const change = solve(
        dampen(curvature, damping, isFree),
        gradient.map((slope, at) => (isFree[at] ? -slope : 0)),
      );
      const tried = within(parameters.map((value, at) => value + (change?.[at] ?? 0)));
      const residualsThere = residuals(tried);
      const costThere = sumOfSquares(residualsThere);
      isBetter = costThere < cost;
      if (isBetter) {
        gain = cost - costThere;
        [parameters, current, cost] = [tried, residualsThere, costThere];
        damping = Math.max(damping / 10, 1e-12);
      } else damping *= 10;
    }
    if (!isBetter || gain <= enough * cost) break;
  }
  return { parameters, cost };
}

/** The best fit of several starts. */
export function bestOf(problem: Omit<LeastSquares, 'start'>, starts: readonly (readonly number[])[]): LeastSquaresFit {
  const fits = starts.map((start) => leastSquares({ ...problem, start }));
  return fits.reduce((best, fit) => (fit.cost < best.cost ? fit : best));
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/** J^T r and J^T J by central differences, one-sided at a bound. */
function slopes(
  residuals: LeastSquares['residuals'],
  parameters: readonly number[],
  current: readonly number[],
  low: readonly number[],
  high: readonly number[],
): { gradient: number[]; curvature: number[][] } {
  const columns = parameters.map((value, at) => {
    const reach = 1e-6 * Math.max(Math.abs(value), 1e-2);
    const above = Math.min(value + reach, high[at] ?? Number.POSITIVE_INFINITY);
    const below = Math.max(value - reach, low[at] ?? Number.NEGATIVE_INFINITY);
    const higher = above === value ? current : residuals(parameters.with(at, above));
    const lower = below === value ? current : residuals(parameters.with(at, below));
    return higher.map((residual, point) => (residual - (lower[point] ?? 0)) / (above - below));
  });
  const dot = (left: readonly number[], right: readonly number[]): number =>
    left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  return {
    gradient: columns.map((column) => dot(column, current)),
    curvature: columns.map((row) => columns.map((column) => dot(row, column))),
  };
}

/** Marquardt's damped matrix, with the rows and columns of parameters at their bounds taken out. */
function dampen(curvature: readonly (readonly number[])[], damping: number, isFree: readonly boolean[]): number[][] {
  return curvature.map((row, i) =>
    row.map((value, j) => {
      if (!(isFree[i] && isFree[j])) return i === j ? 1 : 0;
      return i === j ? value + damping * Math.max(value, 1e-12) : value;
    }),
  );
}

/** Gauss elimination with partial pivoting; null for a singular matrix. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    rows.splice(column, size - column, ...rest);
    const pivot = rows[column];
    const lead = pivot?.[column] ?? 0;
    if (!pivot || !(Math.abs(lead) > 0)) return null;
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = (row[column] ?? 0) / lead;
      rows[at] = row.map((value, place) => value - factor * (pivot[place] ?? 0));
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
