import { describe, expect, it } from 'vitest';
import { erlangC, mmcMean, mmcQuantile } from '../../../engine/capacity/erlang.ts';
import { erlangB } from '../../../engine/capacity/erlang-b.ts';

describe('Erlang B', () => {
  it('gives the traffic tables at 1 % blocking: 5, 10, 20 and 100 servers carry 1.361, 4.461, 12.03 and 84.06 erlangs', () => {
    for (const [servers, load] of [
      [5, 1.361],
      [10, 4.461],
      [20, 12.03],
      [100, 84.06],
    ] as const)
      expect(erlangB(servers, load)).toBeCloseTo(0.01, 4);
  });

  it('is continuous in the servers: values of the incomplete gamma function at 30 digits (mpmath)', () => {
    expect(erlangB(0.5, 0.3)).toBeCloseTo(0.510751687329, 11);
    expect(erlangB(2.5, 2)).toBeCloseTo(0.295419506412, 11);
    expect(erlangB(1.3, 0.9)).toBeCloseTo(0.361517182327, 11);
    expect(erlangB(40.75, 38.5)).toBeCloseTo(0.0861234488025, 11);
    expect(erlangB(3 - 1e-9, 2)).toBeCloseTo(erlangB(3, 2), 8);
    expect(erlangB(3, 2 - 1e-9)).toBeCloseTo(erlangB(3, 2), 8);
    expect(erlangB(5000, 1)).toBeLessThan(1e-200);
  });

  it('wants a positive load', () => {
    expect(() => erlangB(3, 0)).toThrow(RangeError);
    expect(() => erlangB(-1, 2)).toThrow(RangeError);
  });
});

describe('Erlang C', () => {
  it('gives the vectors of the design page', () => {
    expect(erlangC(3, 2)).toBeCloseTo(0.444444, 6);
    expect(erlangC(100, 95)).toBeCloseTo(0.506457, 6);
  });

  it('is continuous in the servers (mpmath)', () => {
    expect(erlangC(7.25, 6)).toBeCloseTo(0.538845275772, 10);
    expect(erlangC(1000.5, 990)).toBeCloseTo(0.644709387996, 10);
    expect(erlangC(0.5, 0.3)).toBeCloseTo(0.722982455069, 10);
  });

  it('is the utilisation for one server, 0 without load and 1 where the servers cannot keep up', () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
    expect(erlangC(3, 0)).toBe(0);
    expect(erlangC(3, 3)).toBe(1);
    expect(() => erlangC(0, 1)).toThrow(RangeError);
  });
});

describe('M/M/c', () => {
  it('has the mean of the design page, and of the eye clinic of Gross and Harris (section 2.3): 6 an hour, 20 minutes, 3 rooms, 28 min 53 s', () => {
    expect(mmcMean({ arrivalRate: 2, serviceTime: 1, servers: 3 })).toBeCloseTo(1.444444, 6);
    expect(mmcMean({ arrivalRate: 6 / 3600, serviceTime: 1200, servers: 3 })).toBeCloseTo(28 * 60 + 53.333, 2);
  });

  it('is exponential for one server: quantile -ln(1 - q) S / (1 - rho)', () => {
    expect(mmcQuantile(0.95, { arrivalRate: 8, serviceTime: 0.1, servers: 1 })).toBeCloseTo((-Math.log(0.05) * 0.1) / 0.2, 9);
  });

  it('has the quantiles of the wait and the service convolved numerically (mpmath)', () => {
    expect(mmcQuantile(0.95, { arrivalRate: 2, serviceTime: 1, servers: 3 })).toBeCloseTo(4.02068816, 7);
    expect(mmcQuantile(0.99, { arrivalRate: 2, serviceTime: 1, servers: 3 })).toBeCloseTo(5.891174417, 7);
    expect(mmcQuantile(0.95, { arrivalRate: 1.8, serviceTime: 1, servers: 2 })).toBeCloseTo(15.29723894, 7);
    expect(mmcQuantile(0.95, { arrivalRate: 2, serviceTime: 1, servers: 2.5 })).toBeCloseTo(6.578130785, 7);
  });

  it('is the bare service where nobody waits, and infinite where the servers cannot keep up', () => {
    expect(mmcQuantile(0.95, { arrivalRate: 1, serviceTime: 1, servers: 200 })).toBeCloseTo(-Math.log(0.05), 9);
    expect(mmcQuantile(0, { arrivalRate: 1, serviceTime: 1, servers: 2 })).toBeCloseTo(0, 9);
    expect(mmcQuantile(0.95, { arrivalRate: 2, serviceTime: 1, servers: 2 })).toBe(Number.POSITIVE_INFINITY);
    expect(mmcMean({ arrivalRate: 3, serviceTime: 1, servers: 2 })).toBe(Number.POSITIVE_INFINITY);
    expect(() => mmcQuantile(1, { arrivalRate: 1, serviceTime: 1, servers: 2 })).toThrow(RangeError);
  });
});
