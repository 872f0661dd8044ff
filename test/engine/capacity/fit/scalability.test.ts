import { describe, expect, it } from 'vitest';
import type { FitPoint } from '../../../../engine/capacity/fit/fit-usl.ts';
import { scalabilityOf } from '../../../../engine/capacity/fit/scalability.ts';
import { throughputAt, type Usl } from '../../../../engine/capacity/usl.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { loadPoint } from '../load-points.ts';
import { cisco, specsdm91 } from '../published.ts';

const fitted = (points: readonly FitPoint[]) => {
  const scalability = scalabilityOf(
    points.map(({ concurrency, throughput }) => loadPoint(concurrency, throughput)),
    createRandom(1),
  );
  if (scalability === null) throw new Error('no fit');
  return scalability;
};
const ladder = (usl: Usl, concurrencies: readonly number[], noise: readonly number[] = [0]): FitPoint[] =>
  concurrencies.map((concurrency, at) => ({
    concurrency,
    throughput: throughputAt(usl, concurrency) * (1 + (noise[at % noise.length] ?? 0)),
  }));

describe('the scalability fit', () => {
  it('tells the peak of the whole Cisco benchmark, which lies a little beyond it', () => {
    const { fit, reach } = fitted(cisco);
    expect(fit.identifiable).toBe(true);
    expect(fit.peak?.concurrency).toMatchObject({ label: 'projected' });
    expect(fit.peak?.concurrency.value).toBeCloseTo(35.57, 1);
    expect(fit.peak?.throughput.low).toBeLessThan(12342);
    expect(fit.peak?.throughput.high).toBeGreaterThan(12342);
    expect(fit.kappa.low).toBeGreaterThan(0);
    expect(reach).toBe(2);
  });

  it('tells the peak of specsdm91, which was measured, and how badly half of it predicts the rest', () => {
    const { fit } = fitted(specsdm91);
    expect(fit.peak?.concurrency).toMatchObject({ label: 'measured' });
    expect(fit.peak?.throughput.value).toBeCloseTo(1884, 0);
    expect(fit.holdOut?.held).toBe(2);
    expect(fit.holdOut?.worstMiss).toBeGreaterThan(0.2);
  });

  it('calls the peak of the first 16 Cisco plateaus not identifiable although R^2 is .9997, and its band to 32 holds what was measured', () => {
    const { fit, bandAt } = fitted(cisco.slice(0, 16));
    expect(fit.r2).toBeGreaterThan(0.999);
    expect(fit.identifiable).toBe(false);
    expect(fit.peak).toBeNull();
    const { value, low, high } = bandAt(32);
    expect(Math.abs(value / 12074.39 - 1)).toBeGreaterThan(0.15);
    expect(low).toBeLessThan(12074.39);
    expect(high).toBeGreaterThan(12074.39);
  });

  it('holds what Cisco measured a quarter further in at least 8 of 10 projections, from any lower part of it', () => {
    const trials = [];
    for (let seen = 8; seen <= 25; seen++) {
      const further = cisco[Math.floor(1.25 * seen) - 1];
      if (further === undefined) continue;
      const { low, high } = fitted(cisco.slice(0, seen)).bandAt(further.concurrency);
      trials.push(low <= further.throughput && further.throughput <= high);
    }
    expect(trials.filter((held) => held).length / trials.length).toBeGreaterThanOrEqual(0.8);
  });

  it('says of data that never bends that its peak is not identifiable, and that throughput may not grow any more', () => {
    const { fit, bandAt, reach } = fitted(ladder({ lambda: 100, sigma: 0, kappa: 0 }, [1, 2, 4, 8, 16, 32], [0.01, -0.01, 0.005]));
    expect(fit.identifiable).toBe(false);
    expect(fit.peak).toBeNull();
    expect(fit.reasons.map(({ code }) => code)).toContain('hardly-bent');
    expect(fit.reasons.map(({ code }) => code)).toContain('kappa-holds-zero');
    expect(reach).toBe(1.25);
    expect(bandAt(40).low).toBeLessThan(3200);
  });

  it('has no peak where kappa may be 0, however much the data bends', () => {
    const { fit } = fitted(ladder({ lambda: 100, sigma: 0.2, kappa: 0 }, [1, 2, 4, 8, 16, 32], [0.01, -0.01, 0.005]));
    expect(fit.peak).toBeNull();
    expect(fit.reasons.map(({ code }) => code)).toContain('kappa-holds-zero');
    expect(fit.reasons.map(({ code }) => code)).not.toContain('hardly-bent');
    expect(fit.amdahlLimit).toBeCloseTo(500, -2);
  });

  it('widens with the distance', () => {
    const { bandAt } = fitted(cisco.slice(0, 20));
    const width = (concurrency: number) => (bandAt(concurrency).high - bandAt(concurrency).low) / bandAt(concurrency).value;
    expect(width(25)).toBeGreaterThan(width(20));
    expect(width(40)).toBeGreaterThan(width(25));
  });

  it('resamples alike with the same seed', () => {
    expect(fitted(cisco).fit).toEqual(fitted(cisco).fit);
  });

  it('is none for fewer than four different concurrencies', () => {
    const points = [...cisco.slice(0, 3), ...cisco.slice(0, 3)].map(({ concurrency, throughput }) => loadPoint(concurrency, throughput));
    expect(scalabilityOf(points, createRandom(1))).toBeNull();
  });
});
