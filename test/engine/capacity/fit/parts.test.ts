import { assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardErrorOf } from '../../../../engine/capacity/fit/deviation.ts';
import { errorBeyond, holdOut } from '../../../../engine/capacity/fit/hold-out.ts';
import { bestOf, leastSquares } from '../../../../engine/capacity/fit/least-squares.ts';
import { quantileOfValues, resamples } from '../../../../engine/capacity/fit/resamples.ts';
import { fitTwoBounds, twoBoundsAt } from '../../../../engine/capacity/fit/two-bounds.ts';
import { fitPointsOf } from '../../../../engine/capacity/fit/weights.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { exactly, loadPoint } from '../load-points.ts';

describe('least squares within bounds', () => {
  /** Rosenbrock's valley, whose minimum is at (1, 1). */
  const valley = ([x = 0, y = 0]: readonly number[]) => [10 * (y - x * x), 1 - x];

  it('finds the minimum of a curved valley', () => {
    const { parameters, cost } = leastSquares({ residuals: valley, start: [-1.2, 1], low: [-5, -5], high: [5, 5] });
    expect(parameters[0]).toBeCloseTo(1, 8);
    expect(parameters[1]).toBeCloseTo(1, 8);
    expect(cost).toBeLessThan(1e-15);
  });

  it('stops at a bound that lies before the minimum, and moves along it', () => {
    const { parameters } = leastSquares({ residuals: valley, start: [-1.2, 0.4], low: [-5, -5], high: [0.5, 5] });
    expect(parameters[0]).toBeCloseTo(0.5, 12);
    expect(parameters[1]).toBeCloseTo(0.25, 6);
  });

  it('takes the best of several starts', () => {
    const twoWells = ([x = 0]: readonly number[]) => [(x * x - 4) * (0.1 + Math.abs(x - 2)), 0];
    const { cost } = bestOf({ residuals: twoWells, low: [-10], high: [10] }, [[-3], [3]]);
    expect(cost).toBeLessThan(1e-12);
  });
});

describe('the two bounds', () => {
  it('follow the load while there is room and the limit when there is none, without overflow', () => {
    const bounds = { lambda: 10, limit: 200, knee: 16 };
    expect(twoBoundsAt(bounds, 2)).toBeCloseTo(20, 6);
    expect(twoBoundsAt(bounds, 2000)).toBeCloseTo(200, 6);
    expect(twoBoundsAt(bounds, 1e300)).toBeCloseTo(200, 6);
  });

  it('are found again from their own numbers', () => {
    const law = record({
      lambda: double({ min: 1, max: 1000, noNaN: true }),
      servers: double({ min: 4, max: 30, noNaN: true }),
      knee: double({ min: 1, max: 6, noNaN: true }),
    });
    assert(
      property(law, ({ lambda, servers, knee }) => {
        const bounds = { lambda, limit: lambda * servers, knee };
        const points = [1, 2, 4, 8, 16, 32, 64].map((concurrency) => ({ concurrency, throughput: twoBoundsAt(bounds, concurrency) }));
        expect(fitTwoBounds(points).limit / bounds.limit).toBeCloseTo(1, 4);
      }),
      { numRuns: 30 },
    );
  });
});

describe('resampling', () => {
  it('draws whole plateaus, with enough different loads to fit a curve', () => {
    const drawn = resamples([1, 2, 3, 4], { count: 50, least: 3, loadOf: (value) => value, random: createRandom(3) });
    expect(drawn).toHaveLength(50);
    for (const sample of drawn) {
      expect(sample).toHaveLength(4);
      expect(new Set(sample).size).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives the quantiles that R gives by default', () => {
    expect(quantileOfValues([3, 1, 2, 4], 0.5)).toBe(2.5);
    expect(quantileOfValues([10, 20, 30, 40, 50], 0.1)).toBeCloseTo(14, 12);
    expect(quantileOfValues([1, Number.POSITIVE_INFINITY], 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('hold-out', () => {
  const line = (points: readonly number[], least = 3) =>
    holdOut(points, { loadOf: (load) => load, least, misses: (kept, held) => held.map((load) => (load - Math.max(...kept)) / load) });

  it('predicts the last quarter from the rest', () => {
    expect(line([80, 10, 20, 30, 40, 50, 60, 70])).toMatchObject({ held: 2, worstMiss: 0.25 });
  });

  it('holds out fewer where they reach beyond twice the load, more where they reach nowhere', () => {
    expect(line([1, 2, 4, 8, 16, 32, 64, 128])?.held).toBe(1);
    expect(line([10, 20, 40, 79, 80, 80.5, 81, 81.5])?.held).toBe(5);
  });

  it('is none where too few would be left', () => {
    expect(line([1, 2, 3])).toBeNull();
    expect(line([5, 5, 5, 5])).toBeNull();
    expect(line([])).toBeNull();
  });

  it('lets the error grow with the distance, from nothing at the highest load', () => {
    assert(
      property(integer({ min: 1, max: 300 }), integer({ min: 1, max: 300 }), (a, b) => {
        const known = { held: 1, worstMiss: 0.1, missPerReach: 0.2 };
        const [near, far] = [1 + Math.min(a, b) / 100, 1 + Math.max(a, b) / 100];
        expect(errorBeyond(known, near)).toBeLessThanOrEqual(errorBeyond(known, far));
      }),
    );
    expect(errorBeyond({ held: 1, worstMiss: 0.1, missPerReach: 0.2 }, 1)).toBe(0);
    expect(errorBeyond({ held: 1, worstMiss: 0.1, missPerReach: 0.2 }, 1.5)).toBeCloseTo(0.1, 12);
  });
});

describe('weights', () => {
  it('come from the intervals of both numbers and from the spread between plateaus', () => {
    expect(standardErrorOf(exactly(100, 0.0196))).toBeCloseTo(1, 3);
    expect(standardErrorOf(exactly(100))).toBeNull();
    const points = [1, 2, 4, 8].map((n) =>
      loadPoint(n, 100 * n, { concurrency: exactly(n, 0.0196), throughput: exactly(100 * n, 0.0392) }),
    );
    const [first] = fitPointsOf(points);
    // A straight line: 2 % of X, 1 % of N by its slope, and 2 % between plateaus.
    expect(Math.sqrt(first?.variance ?? 0)).toBeCloseTo(100 * Math.hypot(0.02, 0.01, 0.02), 2);
  });

  it('are equal where a plateau does not tell its error', () => {
    const points = [1, 2, 4, 8].map((n) =>
      loadPoint(n, 100 * n, n === 4 ? {} : { throughput: exactly(100 * n, 0.02), concurrency: exactly(n, 0.02) }),
    );
    expect(fitPointsOf(points).every(({ variance }) => variance === undefined)).toBe(true);
  });
});
