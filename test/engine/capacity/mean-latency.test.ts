import { describe, expect, it } from 'vitest';
import { meanLatencyAt } from '../../../engine/capacity/mean-latency.ts';
import { throughputAt } from '../../../engine/capacity/usl.ts';
import { estimate, plateau, points } from './planning/documents.ts';

const fit = { lambda: estimate(10), sigma: estimate(0.02), kappa: estimate(0.0001) };
const model = { fit: { ...fit, r2: 1, points: 4, peak: null, amdahlLimit: 500, identifiable: true, reasons: [], holdOut: null } };

describe('meanLatencyAt', () => {
  it('lies on the line between the points around', () => {
    expect(meanLatencyAt({ fit: null }, points, 300)).toBe(200);
    expect(meanLatencyAt({ fit: null }, points, 450)).toBe(250);
    expect(meanLatencyAt({ fit: null }, points, 500)).toBe(300);
    expect(meanLatencyAt({ fit: null }, [...points].reverse(), 475)).toBe(275);
  });

  it('counts no point that is left out, and none past the peak', () => {
    const others = [plateau(450, 10, { excluded: [{ code: 'not-steady', facts: {} }] }), plateau(420, 5000)];
    expect(meanLatencyAt({ fit: null }, [...points, ...others], 450)).toBe(250);
  });

  it('knows nothing below the lightest load, nor beyond the heaviest without a law', () => {
    expect(meanLatencyAt({ fit: null }, points, 99)).toBeNull();
    expect(meanLatencyAt({ fit: null }, points, 501)).toBeNull();
    expect(meanLatencyAt({ fit: null }, [], 100)).toBeNull();
  });

  it('is N / X of the law beyond, as far as the law goes, and never faster than measured', () => {
    const usl = { lambda: 10, sigma: 0.02, kappa: 0.0001 };
    const light = [plateau(50, 100), plateau(100, 110)];
    const heavy = throughputAt(usl, 60);
    expect(meanLatencyAt(model, light, heavy)).toBeCloseTo((60 / heavy) * 1000, 6);
    expect(meanLatencyAt(model, light, 1000)).toBeNull();
    expect(meanLatencyAt(model, [plateau(50, 5000)], 100)).toBe(5000);
  });
});
