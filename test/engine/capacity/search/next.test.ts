import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bracketOf } from '../../../../engine/capacity/search/bracket.ts';
import { levelsOf } from '../../../../engine/capacity/search/level.ts';
import { type NextPlateau, nextPlateau, type SearchInput } from '../../../../engine/capacity/search/next.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { p95Below } from '../load-points.ts';
import { growing, plateauOf, type System, truthOf, useless } from './systems.ts';

type Stop = Extract<NextPlateau, { do: 'stop' }>;

/** Searches a system; `alter` makes of the nth plateau something else. */
function search(
  system: System,
  settings: Partial<Omit<SearchInput, 'points'>> = {},
  alter: (order: number, level: number) => Partial<LoadPoint> = () => ({}),
): { points: LoadPoint[]; levels: number[]; stop: Stop } {
  const { targets = [p95Below(300)], limits = { from: 5, upTo: null, unit: 'journeys' }, precision = 0.05 } = settings;
  const points: LoadPoint[] = [];
  for (;;) {
    const next = nextPlateau({ points, targets, limits, precision });
    if (next.do === 'stop')
      return { points, levels: points.map(({ planned }) => planned.arrivalRate ?? planned.connections ?? 0), stop: next };
    if (points.length > 60) throw new Error('a search without end');
    points.push(plateauOf(system, next.rate, targets, limits.unit, { order: points.length, ...alter(points.length, next.rate) }));
  }
}

const demo: System = { capacity: 170, lightMs: 15 };

describe('a search', () => {
  it('climbs from a light load, halves until last pass and first fail are close, and measures both three times', () => {
    const { levels, stop, points } = search(demo);
    expect(stop.reasons).toEqual([]);
    expect(levels[0]).toBe(5);
    const { lastPass, firstFail } = bracketOf(levelsOf(points), 'p95 < 300 ms');
    expect((firstFail ?? 0) / (lastPass ?? 1)).toBeLessThanOrEqual(1.05);
    expect(lastPass).toBeLessThan(truthOf(demo, 300));
    expect(firstFail).toBeGreaterThan(truthOf(demo, 300));
    expect(levels.length).toBeLessThanOrEqual(16);
    const times = (end: number | null) => levels.filter((level) => level === end).length;
    expect([times(lastPass), times(firstFail)]).toEqual([3, 3]);
  });

  it('brackets any capacity, in a few plateaus, and loads nothing far beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20_000 }), fc.integer({ min: 1, max: 100 }), (capacity, lightMs) => {
        const system = { capacity, lightMs };
        const { points, levels } = search(system);
        const truth = truthOf(system, 300);
        const { lastPass, firstFail } = bracketOf(levelsOf(points), 'p95 < 300 ms');
        expect(lastPass).toBeLessThanOrEqual(truth);
        expect(firstFail).toBeGreaterThanOrEqual(truth);
        expect((firstFail ?? 0) / (lastPass ?? 1)).toBeLessThanOrEqual(1.06);
        expect(Math.max(...levels)).toBeLessThanOrEqual(Math.max(5, 2.1 * capacity));
        expect(levels.length).toBeLessThanOrEqual(24);
      }),
    );
  });

  it('finds each of several targets', () => {
    const targets = [p95Below(300), p95Below(40)];
    const { points } = search(demo, { targets });
    for (const { text, expected } of targets) {
      const { lastPass, firstFail } = bracketOf(levelsOf(points), text);
      expect([(lastPass ?? 0) < truthOf(demo, expected), (firstFail ?? 0) > truthOf(demo, expected)]).toEqual([true, true]);
      expect((firstFail ?? 0) / (lastPass ?? 1)).toBeLessThanOrEqual(1.06);
    }
  });

  it('goes down where the first plateau misses already, and gives up at a sixteenth of it', () => {
    const { points } = search(demo, { limits: { from: 600, upTo: null, unit: 'journeys' } });
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms').lastPass).not.toBeNull();
    const hopeless = search({ capacity: 1000, lightMs: 500 }, { limits: { from: 16, upTo: null, unit: 'journeys' } });
    expect(hopeless.levels).toEqual([16, 4, 1]);
    expect(hopeless.stop.reasons).toEqual([]);
  });

  it('never tries more than it may, and says what ended it', () => {
    const { levels, stop } = search(demo, { limits: { from: 5, upTo: 90, unit: 'journeys' } });
    expect(Math.max(...levels)).toBe(90);
    expect(stop.reasons).toEqual([{ code: 'up-to', facts: { upTo: 90, targets: 1 } }]);
  });

  it('does not overload a target on and on for another one that load does not break', () => {
    const never = { ...p95Below(1), text: 'errorRate < 1 %', metric: 'errorRate', expected: Number.POSITIVE_INFINITY };
    const { levels, stop } = search(demo, { targets: [p95Below(300), never] });
    expect(stop.reasons).toMatchObject([{ code: 'no-more-throughput', facts: { targets: 1 } }]);
    expect(Math.max(...levels)).toBeLessThan(3 * demo.capacity);
  });

  it('of connections takes whole ones', () => {
    const { levels, points } = search(
      { capacity: 12.5, lightMs: 15 },
      { limits: { from: 1, upTo: null, unit: 'connections' }, precision: 0.01 },
    );
    expect(levels.every(Number.isInteger)).toBe(true);
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms')).toMatchObject({ lastPass: 11, firstFail: 12 });
  });

  it('passes over light plateaus with too few samples', () => {
    const { points } = search(demo, {}, (_, level) =>
      level < 30 ? { verdicts: [{ target: 'p95 < 300 ms', status: 'no-data', actual: null }] } : {},
    );
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms').lastPass).toBeGreaterThan(100);
  });
});

describe('a system whose speed changes from plateau to plateau', () => {
  /** By up to so much slower or faster, by chance. */
  const speeds = (seed: number, most: number) => {
    const random = createRandom(seed);
    return (level: number): Partial<LoadPoint> => {
      const { verdicts } = plateauOf({ ...demo, capacity: demo.capacity * (1 - most + 2 * most * random()) }, level, [p95Below(300)]);
      return { verdicts };
    };
  };
  const capacityFound = (seed: number): number => {
    const speed = speeds(seed, 0.08);
    const { points } = search(demo, {}, (_, level) => speed(level));
    const { lastPass, firstFail } = bracketOf(levelsOf(points), 'p95 < 300 ms');
    return Math.sqrt((lastPass ?? 0) * (firstFail ?? 0));
  };

  it('is found within a tenth, and neither too low nor too high on the whole', () => {
    const found = Array.from({ length: 60 }, (_, seed) => capacityFound(seed + 1) / truthOf(demo, 300) - 1);
    expect(found.filter((miss) => Math.abs(miss) > 0.1)).toEqual([]);
    expect(Math.abs(found.reduce((sum, miss) => sum + miss, 0) / found.length)).toBeLessThan(0.02);
  });
});

describe('a plateau that says nothing', () => {
  it('is measured once more, and counts then', () => {
    const { levels, points, stop } = search(demo, {}, (order) => (order === 2 ? useless : {}));
    expect(levels[3]).toBe(levels[2]);
    expect(stop.reasons).toEqual([]);
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms').firstFail).not.toBeNull();
  });

  it('twice ends the search, and claims nothing of that load', () => {
    const { levels, points, stop } = search(demo, {}, (_, level) => (level > 60 ? useless : {}));
    const top = levels.at(-1) ?? 0;
    expect(stop.reasons).toEqual([{ code: 'generator', facts: { level: top, why: 'late-ticker' } }]);
    expect(levels.filter((level) => level === top)).toHaveLength(2);
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms')).toMatchObject({ firstFail: null });
    expect(bracketOf(levelsOf(points), 'p95 < 300 ms').lastPass).toBeLessThan(60);
  });
});

describe('a target that is met while its backlog grows', () => {
  it('is measured once more; twice it was not sustained', () => {
    const once = search(demo, {}, (order) => (order === 3 ? growing : {}));
    expect(once.levels[4]).toBe(once.levels[3]);
    const always = search(demo, {}, (_, level) => (level > 100 ? growing : {}));
    const { lastPass, firstFail } = bracketOf(levelsOf(always.points), 'p95 < 300 ms');
    expect([(lastPass ?? 0) <= 100, (firstFail ?? 0) > 100, (firstFail ?? 0) < 110]).toEqual([true, true, true]);
  });
});
