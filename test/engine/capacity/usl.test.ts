import { assert, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amdahlLimit,
  concurrencyForLatency,
  concurrencyForThroughput,
  latencyAt,
  peakOf,
  throughputAt,
  type Usl,
} from '../../../engine/capacity/usl.ts';

/** Gunther's fit of the Cisco benchmark, as the design page prints it. */
const cisco: Usl = { lambda: 995.6486, sigma: 0.02671591, kappa: 7.690945e-4 };
const laws = record({
  lambda: double({ min: 0.1, max: 1e5, noNaN: true }),
  sigma: double({ min: 0, max: 0.9, noNaN: true }),
  kappa: double({ min: 0, max: 0.1, noNaN: true }),
});

describe('the Universal Scalability Law', () => {
  it('gives the printed numbers of the Cisco fit', () => {
    expect(throughputAt(cisco, 20)).toBeCloseTo(11063.633, 2);
    expect(Math.floor(peakOf(cisco)?.concurrency ?? 0)).toBe(35);
    expect(throughputAt(cisco, 35)).toBeCloseTo(12341.745, 1);
    expect(amdahlLimit(cisco)).toBeCloseTo(995.6486 / 0.02671591, 6);
  });

  it('has one request per 1/lambda seconds alone, and R = N / X', () => {
    expect(latencyAt(cisco, 1)).toBeCloseTo(1 / 995.6486, 12);
    expect(latencyAt(cisco, 20)).toBeCloseTo(20 / throughputAt(cisco, 20), 12);
  });

  it('has no peak without coherency, and no limit without contention', () => {
    expect(peakOf({ ...cisco, kappa: 0 })).toBeNull();
    expect(amdahlLimit({ ...cisco, sigma: 0 })).toBeNull();
  });
});

describe('the inversion of throughput', () => {
  it('finds the concurrency before the peak', () => {
    expect(concurrencyForThroughput(cisco, 11063.633)).toBeCloseTo(20, 3);
    expect(concurrencyForThroughput({ lambda: 100, sigma: 0.1, kappa: 0 }, 500)).toBeCloseTo(4.5 / 0.5, 9);
    expect(concurrencyForThroughput({ lambda: 100, sigma: 0, kappa: 0 }, 500)).toBe(5);
  });

  it('is infeasible beyond the peak, beyond the limit of Amdahl and below nothing', () => {
    const peak = peakOf(cisco)?.throughput ?? 0;
    expect(concurrencyForThroughput(cisco, peak * 1.001)).toBeNull();
    expect(concurrencyForThroughput(cisco, peak * 0.999)).not.toBeNull();
    expect(concurrencyForThroughput({ lambda: 100, sigma: 0.1, kappa: 0 }, 1000)).toBeNull();
    expect(concurrencyForThroughput(cisco, -1)).toBeNull();
    expect(concurrencyForThroughput(cisco, 0)).toBe(0);
  });

  it('undoes the law anywhere before the peak', () => {
    assert(
      property(laws, double({ min: 0.01, max: 0.95, noNaN: true }), (usl, share) => {
        const concurrency = share * Math.min(peakOf(usl)?.concurrency ?? 1000, 1000);
        expect((concurrencyForThroughput(usl, throughputAt(usl, concurrency)) ?? 0) / concurrency).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe('the inversion of latency', () => {
  it('undoes the law at any concurrency', () => {
    assert(
      property(laws, double({ min: 1, max: 1000, noNaN: true }), (usl, concurrency) => {
        const latency = latencyAt(usl, concurrency);
        const found = concurrencyForLatency(usl, latency);
        if (Number.isFinite(found)) expect(latencyAt(usl, found) / latency).toBeCloseTo(1, 6);
      }),
    );
    expect(concurrencyForLatency(cisco, latencyAt(cisco, 20))).toBeCloseTo(20, 9);
    expect(concurrencyForLatency({ lambda: 100, sigma: 0.1, kappa: 0 }, 0.05)).toBeCloseTo(41, 9);
  });

  it('is 0 for a latency no idle system keeps, and infinite where nothing slows it', () => {
    expect(concurrencyForLatency(cisco, 0.5 / 995.6486)).toBe(0);
    expect(concurrencyForLatency({ lambda: 100, sigma: 0, kappa: 0 }, 0.05)).toBe(Number.POSITIVE_INFINITY);
  });
});
