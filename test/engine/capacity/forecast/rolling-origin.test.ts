import { describe, expect, it } from 'vitest';
import { bestSeasons, leastOrigins, rollingErrors, spreadByStep } from '../../../../engine/capacity/forecast/rolling-origin.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { airPassengers } from './published.ts';

const shape = { period: 12, first: 18, steps: 12 };
const wave = [0.2, -0.1, 0.3, -0.3, 0.1, -0.2, 0.25, -0.25, 0.05, -0.05, 0.15, -0.15];

describe('rollingErrors', () => {
  it('misses nothing of a line with seasons, at any origin', () => {
    const values = Array.from({ length: 30 }, (_, at) => 1000 + 10 * at + 500 * (wave[at % 12] ?? 0));
    const errors = rollingErrors(values, { kind: 'additive', ...shape });
    expect(errors?.root).toBeLessThan(1e-6);
    // Twelve origins see one step ahead, eleven two, one the twelfth.
    expect(errors?.byStep.map(({ length }) => length)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('knows nothing that came after its origin', () => {
    const values = airPassengers.slice(0, 30);
    const before = rollingErrors(values.slice(0, 26), { kind: 'additive', ...shape });
    const after = rollingErrors([...values.slice(0, 26), 900, 1, 900, 1], { kind: 'additive', ...shape });
    expect(after?.byStep[0]?.slice(0, 8)).toEqual(before?.byStep[0]);
  });

  it('has nothing to say where seasons cannot multiply', () => {
    const values = airPassengers.slice(0, 30).map((value, at) => (at === 3 ? 0 : value));
    expect(rollingErrors(values, { kind: 'multiplicative', ...shape })).toBeNull();
    expect(rollingErrors(values, { kind: 'additive', ...shape })).not.toBeNull();
  });
});

describe('bestSeasons', () => {
  it('multiplies where seasons grow with the level', () => {
    const values = Array.from({ length: 48 }, (_, at) => 1000 * 1.04 ** at * (1 + (wave[at % 12] ?? 0)));
    expect(bestSeasons(values, { ...shape, first: 24 })?.fit.kind).toBe('multiplicative');
  });

  it('adds where they stay as they are', () => {
    const values = Array.from({ length: 48 }, (_, at) => 1000 + 40 * at + 400 * (wave[at % 12] ?? 0));
    expect(bestSeasons(values, { ...shape, first: 24 })?.fit.kind).toBe('additive');
  });
});

describe('spreadByStep', () => {
  it('is that of the rolling errors where enough origins tried, and never shrinks', () => {
    const best = bestSeasons(airPassengers.slice(0, 48), { ...shape, first: 24 });
    if (best === null) throw new Error('the airline passengers have seasons');
    const spread = spreadByStep(best.errors, best.fit, 24);
    const first = best.errors.byStep[0] ?? [];
    expect(spread[0]?.share).toBeCloseTo(Math.sqrt(first.reduce((sum, error) => sum + error ** 2, 0) / 24), 12);
    for (const [at, { share }] of spread.entries()) expect(share).toBeGreaterThanOrEqual(spread[at - 1]?.share ?? 0);
  });

  it('widens beyond as the smoothing itself says', () => {
    // R's 80 % intervals of the four next quarters of Facebook's revenue are .584895, .719615, .92966 and 1.199545 to each side.
    const fit = {
      kind: 'additive',
      smoothing: { alpha: 0.4271286, beta: 0.6780755, gamma: 1 },
      state: { level: 1, trend: 0, seasons: [0, 0, 0, 0] },
      predicted: [],
      squaredError: 0,
    } as const;
    const onlyFirst = { byStep: [Array.from({ length: leastOrigins }, () => 0.584895), [9], [9], [9]], root: 1 };
    const printed = [0.584895, 0.719615, 0.92966, 1.199545];
    for (const [at, { share, origins }] of spreadByStep(onlyFirst, fit, 4).entries()) {
      expect(share).toBeCloseTo(printed[at] ?? Number.NaN, 4);
      expect(origins).toBe(leastOrigins);
    }
  });

  it('covers what comes in about as many cases as it says', () => {
    // 40 series of 36 months with 5 % noise: the next month lies within 1.356 spreads (Student's t of 12 origins, 80 %) in about 32; in 23 to 39 but for chance.
    const random = createRandom(11);
    const noise = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
    let held = 0;
    for (let trial = 0; trial < 40; trial++) {
      const values = Array.from({ length: 37 }, (_, at) => 1000 * 1.02 ** at * (1 + (wave[at % 12] ?? 0)) * (1 + 0.05 * noise()));
      const best = bestSeasons(values.slice(0, 36), { period: 12, first: 24, steps: 1 });
      if (best === null) continue;
      const [{ share } = { share: 0 }] = spreadByStep(best.errors, best.fit, 1);
      const { level, trend, seasons } = best.fit.state;
      const next = best.fit.kind === 'additive' ? level + trend + (seasons[0] ?? 0) : (level + trend) * (seasons[0] ?? 0);
      if (Math.abs((values[36] ?? 0) / next - 1) <= 1.356 * share) held++;
    }
    expect(held).toBeGreaterThan(22);
    expect(held).toBeLessThan(40);
  });
});
