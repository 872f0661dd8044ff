import { array, assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitUsl } from '../../../../engine/capacity/fit/fit-usl.ts';
import { peakOf, throughputAt, type Usl } from '../../../../engine/capacity/usl.ts';
import { cisco, specsdm91 } from '../published.ts';

const throughputs = (usl: Usl, concurrencies: readonly number[]) =>
  concurrencies.map((concurrency) => ({ concurrency, throughput: throughputAt(usl, concurrency) }));

describe('fitUsl', () => {
  it('gives the published fit of the Cisco benchmark', () => {
    const fit = fitUsl(cisco);
    expect(fit.sigma).toBeCloseTo(0.02671591, 6);
    expect(fit.kappa).toBeCloseTo(7.690945e-4, 8);
    expect(fit.lambda).toBeCloseTo(995.6486, 3);
    expect(Math.floor(peakOf(fit)?.concurrency ?? 0)).toBe(35);
    expect(throughputAt(fit, 35)).toBeCloseTo(12341.745, 1);
    expect(throughputAt(fit, 20)).toBeCloseTo(11063.633, 1);
  });

  it('gives the published fit of specsdm91', () => {
    const fit = fitUsl(specsdm91);
    expect(fit.sigma).toBeCloseTo(0.02773, 5);
    expect(fit.kappa).toBeCloseTo(1.044e-4, 7);
    expect(fit.lambda).toBeCloseTo(90.0, 1);
    expect(peakOf(fit)?.concurrency).toBeCloseTo(96.5, 1);
    expect(peakOf(fit)?.throughput).toBeCloseTo(1884, 0);
  });

  it('explains 99 % of the first 16 Cisco plateaus and still misses the 32nd by 18 %', () => {
    const fit = fitUsl(cisco.slice(0, 16));
    expect(fit.r2).toBeGreaterThan(0.99);
    expect(throughputAt(fit, 32) / 12074.39 - 1).toBeCloseTo(-0.18, 2);
  });

  it('finds a law again from its own numbers', () => {
    assert(
      property(
        record({
          lambda: double({ min: 1, max: 1e5, noNaN: true }),
          sigma: double({ min: 0, max: 0.5, noNaN: true }),
          kappa: double({ min: 0, max: 0.01, noNaN: true }),
        }),
        (usl) => {
          const fit = fitUsl(throughputs(usl, [1, 2, 4, 8, 16, 32, 64]));
          expect(fit.lambda / usl.lambda).toBeCloseTo(1, 5);
          expect(fit.sigma).toBeCloseTo(usl.sigma, 5);
          expect(fit.kappa).toBeCloseTo(usl.kappa, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never leaves its bounds, whatever the points', () => {
    const points = array(record({ concurrency: integer({ min: 1, max: 500 }), throughput: double({ min: 0.01, max: 1e5, noNaN: true }) }), {
      minLength: 3,
      maxLength: 12,
    }).filter((list) => new Set(list.map(({ concurrency }) => concurrency)).size >= 3);
    assert(
      property(points, (list) => {
        const { lambda, sigma, kappa } = fitUsl(list);
        expect(lambda).toBeGreaterThan(0);
        expect(kappa).toBeGreaterThanOrEqual(0);
        expect(sigma).toBeGreaterThanOrEqual(0);
        expect(sigma).toBeLessThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it('weighs by 1/variance where every plateau has one', () => {
    const law = { lambda: 100, sigma: 0.05, kappa: 0.001 };
    const exact = throughputs(law, [1, 4, 8, 16, 32, 48]).map((point) => ({ ...point, variance: 1 }));
    const outlier = { concurrency: 64, throughput: 3000, variance: 1e8 };
    expect(fitUsl([...exact, outlier]).kappa).toBeCloseTo(0.001, 5);
    expect(fitUsl([...exact, { ...outlier, variance: 1 }]).kappa).toBeLessThan(0.0008);
  });

  it('holds kappa at 0 where Amdahl is asked for', () => {
    expect(fitUsl(cisco, 'amdahl').kappa).toBe(0);
    expect(fitUsl(throughputs({ lambda: 10, sigma: 0.2, kappa: 0 }, [1, 5]), 'amdahl').sigma).toBeCloseTo(0.2, 6);
  });

  it('wants enough different concurrencies, and positive numbers', () => {
    expect(() => fitUsl(cisco.slice(0, 2))).toThrow(RangeError);
    expect(() => fitUsl([...cisco, { concurrency: 3, throughput: 0 }])).toThrow(RangeError);
  });
});
