import { describe, expect, it } from 'vitest';
import { meanEstimate, quantileEstimate, quantileEstimates, rateEstimate } from '../../../engine/measure/estimate.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import { wilsonInterval } from '../../../engine/stats/wilson.ts';
import { autoregressive } from '../stats/series.ts';
import { Lines } from './lines.ts';

const tags = { scenario: 'orders', name: 'list' };
const latency = { metric: 'latency' };

/** Exponential times of mean 20 ms, whose level may wander from second to second. */
function run(seconds: number, perSecond: number, levels: readonly number[] = [], seed = 1) {
  const random = createRandom(seed);
  const lines = new Lines();
  const all: number[] = [];
  for (let second = 0; second < seconds; second++) {
    const values = Array.from({ length: perSecond }, () => -20 * Math.exp(levels[second] ?? 0) * Math.log(1 - random()));
    all.push(...values);
    lines.trend(second, 'http_req_duration', tags, values);
    lines.rate(second, 'http_req_failed', tags, values.filter((value) => value > 60).length, perSecond);
  }
  return { measurement: lines.fold().measurement(), all: all.sort((a, b) => a - b) };
}

describe('quantileEstimate', () => {
  it('is within 0.1 % of the exact quantile, with an interval around it', () => {
    const { measurement, all } = run(60, 50);
    const exact = all[Math.round(0.95 * (all.length - 1))] ?? 0;
    const estimate = quantileEstimate(measurement, latency, 0.95);
    expect(Math.abs((estimate?.value ?? 0) / exact - 1)).toBeLessThan(0.002);
    expect(estimate).toMatchObject({ samples: 3000, confidence: 0.95 });
    expect(estimate?.low).toBeLessThan(estimate?.value ?? 0);
    expect(estimate?.high).toBeGreaterThan(estimate?.value ?? 0);
  });

  it('is null with fewer samples than ten times the order-statistic minimum', () => {
    expect(quantileEstimate(run(1, 589).measurement, latency, 0.95)).toBeNull();
    expect(quantileEstimate(run(1, 590).measurement, latency, 0.95)).not.toBeNull();
    expect(quantileEstimate(run(1, 11).measurement, latency, 0.75, () => 11)).toMatchObject({ samples: 11 });
    expect(quantileEstimate(run(1, 10).measurement, { metric: 'cls' }, 0.75)).toBeNull();
  });

  it('takes the order-statistic interval where there are too few seconds to resample', () => {
    const { measurement, all } = run(2, 295);
    // Ranks 550 and 571 of 590 (SciPy 1.17.1, quantile_test).
    const estimate = quantileEstimate(measurement, latency, 0.95);
    expect(estimate?.low).toBeCloseTo(all[549] ?? 0, 1);
    expect(estimate?.high).toBeCloseTo(all[570] ?? 0, 1);
  });

  it('is wider where seconds share a fate, and covers the truth', () => {
    const wandering = autoregressive(0.9, 240, 5).map((value) => value / 2);
    const calm = quantileEstimate(run(240, 20).measurement, latency, 0.95);
    const moved = quantileEstimate(run(240, 20, wandering).measurement, latency, 0.95);
    const width = (estimate: typeof calm) => ((estimate?.high ?? 0) - (estimate?.low ?? 0)) / (estimate?.value ?? 1);
    expect(width(moved)).toBeGreaterThan(1.5 * width(calm));
  });

  it('covers the true quantile about as often as it says', () => {
    const truth = -20 * Math.log(0.05);
    let covered = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { low, high } = quantileEstimate(run(60, 20, [], seed).measurement, latency, 0.95) ?? {};
      if ((low ?? 0) <= truth && truth <= (high ?? 0)) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(54);
  });

  it('is the same every time, and several at once are each the same', () => {
    const { measurement } = run(60, 60);
    const once = [0.5, 0.9, 0.99].map((q) => quantileEstimate(measurement, latency, q));
    expect(quantileEstimates(measurement, latency, [0.5, 0.9, 0.99])).toEqual(once);
    expect(once[2]).not.toBeNull();
  });
});

describe('rateEstimate', () => {
  it('is the share, with Wilson where there are few seconds', () => {
    const { measurement, all } = run(2, 200);
    const failed = all.filter((value) => value > 60).length;
    expect(rateEstimate(measurement, { metric: 'errorRate' })).toEqual({
      value: failed / 400,
      ...wilsonInterval(failed, 400),
      confidence: 0.95,
      samples: 400,
    });
    expect(rateEstimate(measurement, { metric: 'checks' })).toBeNull();
  });

  it('is never narrower than Wilson', () => {
    const { measurement, all } = run(120, 20);
    const failed = all.filter((value) => value > 60).length;
    const estimate = rateEstimate(measurement, { metric: 'errorRate' });
    expect(estimate?.low).toBeLessThanOrEqual(wilsonInterval(failed, 2400).low);
    expect(estimate?.high).toBeGreaterThanOrEqual(wilsonInterval(failed, 2400).high);
  });
});

describe('meanEstimate', () => {
  it('is the exact mean with a normal interval', () => {
    const { measurement, all } = run(2, 200);
    const mean = all.reduce((sum, value) => sum + value, 0) / 400;
    const deviation = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399);
    const estimate = meanEstimate(measurement, latency);
    expect(estimate?.value).toBeCloseTo(mean, 9);
    expect(estimate?.high).toBeCloseTo(mean + (1.96 * deviation) / 20, 2);
  });

  it('has no interval from fewer than thirty, and is null for nothing or for no trend', () => {
    expect(meanEstimate(run(1, 29).measurement, latency)).toMatchObject({ low: null, high: null });
    expect(meanEstimate(run(1, 29).measurement, { metric: 'errorRate' })).toBeNull();
    expect(meanEstimate(run(1, 29).measurement, { metric: 'cls' })).toBeNull();
  });
});
