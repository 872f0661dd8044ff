import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySecond, halvesAgree, meanOfSeconds, slopeOfSeconds } from '../../../../engine/capacity/plateau/seconds.ts';
import { isGrowing, steadyOf } from '../../../../engine/capacity/plateau/steady.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { Lines, step } from '../../measure/lines.ts';

const noise = (n: number, seed: number, mean: number, spread: number) => {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => mean + spread * (random() + random() + random() - 1.5) * 2);
};

describe('seconds of a load step', () => {
  it('are counted in order, the empty ones too, wherever on the clock the recorder began', () => {
    const lines = new Lines();
    lines.gauge(0, 'headroom_load_start', {}, 1_700_000_000_000 + 400);
    for (const [second, count] of [
      [1, 3],
      [2, 5],
      [4, 7],
      [5, 9],
    ] as const)
      lines.trend(second, 'http_req_duration', { scenario: 'a' }, new Array(count).fill(20));
    const measurement = lines.fold([step(0, 0, 1), step(1, 1, 5)]).measurement();
    const [warmUp, hold] = measurement.steps;
    if (!warmUp || !hold) throw new Error('two steps');
    // The recorder's second 1 is 0.6 to 1.6 s of the load: its middle lies in the second step.
    expect(bySecond(measurement, hold, { metric: 'latency' }, 'count')).toEqual([3, 5, 0, 7]);
    expect(bySecond(measurement, hold, { metric: 'latency' }, 'sum')).toEqual([60, 100, 0, 140]);
    expect(bySecond(measurement, hold, { metric: 'errorRate' }, 'sum')).toEqual([0, 0, 0, 0]);
  });

  it('give a mean whose interval is that of Student', () => {
    // By hand: deviation 1.581139 over the root of 5, t with 4 degrees 2.776445.
    const estimate = meanOfSeconds([9, 11, 10, 12, 8], 50);
    expect(estimate).toMatchObject({ value: 10, samples: 50, confidence: 0.95 });
    expect(estimate?.low).toBeCloseTo(8.036757, 5);
    expect(estimate?.high).toBeCloseTo(11.963243, 5);
    expect(meanOfSeconds([4, 6], 10)).toMatchObject({ value: 5, low: null, high: null });
    expect(meanOfSeconds([], 0)).toBeNull();
  });

  it('give a slope whose interval is that of least squares', () => {
    // By hand: Sxy 15.5, Sxx 17.5, squares left 3.7714 over 4 degrees, t 2.776445: 0.885714 +- 0.644456.
    const slope = slopeOfSeconds([1, 3, 2, 5, 4, 6]);
    expect(slope?.value).toBeCloseTo(0.8857143, 6);
    expect(slope?.low).toBeCloseTo(0.241258, 5);
    expect(slope?.high).toBeCloseTo(1.53017, 5);
    expect(slopeOfSeconds([1, 2, 3])).toBeNull();
  });

  it('agree by halves unless one half is another', () => {
    const tolerated = { share: 0.1, absolute: 0 };
    expect(halvesAgree([100, 101, 99, 100, 102, 98], tolerated)).toBe(true);
    expect(halvesAgree([100, 101, 99, 130, 131, 129], tolerated)).toBe(false);
    expect(halvesAgree([100, 101, 99, 109, 108, 110], tolerated)).toBe(true);
    expect(halvesAgree([1, 2, 3], tolerated)).toBeNull();
  });
});

describe('a plateau', () => {
  it('is steady when its backlog stays, whatever its level', () => {
    const restless = Array.from({ length: 400 }, (_, seed) =>
      steadyOf({ inFlight: noise(8, seed, 12, 1), good: noise(8, seed + 1000, 400, 10), journeys: null }),
    ).filter((steady) => !steady?.holds);
    // One interval of 95 % and two halves of 99 %: by chance one in twenty or so.
    expect(restless.length / 400).toBeLessThan(0.08);
    expect(steadyOf({ inFlight: [0.1, 0.3, 0.2, 0.4, 0.2, 0.5, 0.1, 0.6], good: [5, 9, 4, 8, 6, 7, 5, 9], journeys: null })?.holds).toBe(
      true,
    );
  });

  it('is not when ever more is in flight, and says that it grows', () => {
    const growing = steadyOf({ inFlight: [10, 18, 29, 41, 50, 62, 69, 81], good: noise(8, 3, 400, 4), journeys: null });
    expect(growing?.holds).toBe(false);
    expect(isGrowing(growing ?? null)).toBe(true);
    const emptying = steadyOf({ inFlight: [81, 69, 62, 50, 41, 29, 18, 10], good: noise(8, 3, 400, 4), journeys: null });
    expect([emptying?.holds, isGrowing(emptying ?? null)]).toEqual([false, false]);
    const slower = steadyOf({ inFlight: noise(8, 5, 12, 0.5), good: [400, 402, 398, 401, 300, 302, 298, 301], journeys: null });
    expect(slower).toMatchObject({ holds: false, halvesAgree: false });
  });

  it('is not when fewer journeys end than begin, however its slope looks', () => {
    const seen = { inFlight: [50, 62, 59, 78, 74, 85], good: [700, 705, 698, 702, 699, 701] };
    expect(steadyOf({ ...seen, journeys: { planned: 1020, accounted: 1015 } })?.holds).toBe(false);
    const unclear = { inFlight: [50, 90, 45, 95, 60, 88], good: seen.good };
    expect(steadyOf({ ...unclear, journeys: { planned: 1020, accounted: 1000 } })?.holds).toBe(true);
    const behind = steadyOf({ ...unclear, journeys: { planned: 1020, accounted: 966 } });
    expect([behind?.holds, isGrowing(behind ?? null)]).toEqual([false, true]);
    // Of a light load a few lie across its ends.
    expect(steadyOf({ ...unclear, journeys: { planned: 48, accounted: 44 } })?.holds).toBe(true);
  });

  it('too short to tell is neither', () => {
    expect(steadyOf({ inFlight: [1, 2, 3], good: [1, 2, 3], journeys: null })).toBeNull();
    expect(isGrowing(null)).toBe(false);
  });

  it('turned round has the opposite slope', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 4, maxLength: 30 }), (values) => {
        const [there, back] = [slopeOfSeconds(values), slopeOfSeconds(values.toReversed())];
        expect(there?.value).toBeCloseTo(-(back?.value ?? Number.NaN), 6);
      }),
    );
  });
});
