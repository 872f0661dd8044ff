import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderOf, withDescent } from '../../../../engine/capacity/search/ladder.ts';
import { beginSeconds, judgedSeconds } from '../../../../engine/capacity/search/length.ts';
import { nextInLadder } from '../../../../engine/capacity/search/next-in-ladder.ts';
import { planOf } from '../../../../engine/capacity/search/plan.ts';
import { usersFor } from '../../../../engine/capacity/search/reserve.ts';
import type { LadderOrder, PlateauRule } from '../../../../engine/model/ladder.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import { p95Below } from '../load-points.ts';
import { plateauOf, useless } from './systems.ts';

const system = { capacity: 170, lightMs: 15 };
const targets = [p95Below(300)];
const rule: PlateauRule = { samples: 590, atLeastS: 8, atMostS: 60, warmUpS: 2, usersPerSecond: null, thinkTime: null };
const order: LadderOrder = {
  mode: 'search',
  unit: 'journeys',
  targets,
  from: 10,
  upTo: null,
  levels: [],
  precision: 0.05,
  plateau: rule,
  budgetS: 180,
  replicas: 1,
  scenarioHash: 'x',
  continues: null,
};

describe('a ladder', () => {
  it('has at least six plateaus up, in even steps, and goes down again', () => {
    expect(ladderOf({ from: 10, upTo: 20, unit: 'journeys' })).toEqual([10, 11.5, 13.2, 15.2, 17.4, 20, 17.4, 15.2, 13.2, 11.5, 10]);
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 100, noNaN: true }), fc.double({ min: 1.1, max: 1000, noNaN: true }), (from, times) => {
        const levels = ladderOf({ from, upTo: from * times, unit: 'journeys' });
        const up = levels.slice(0, (levels.length + 1) / 2);
        expect(up.length).toBeGreaterThanOrEqual(6);
        expect(levels).toEqual([...up, ...up.slice(0, -1).reverse()]);
        for (const [at, level] of up.slice(1).entries()) expect(level / (up[at] ?? 0)).toBeLessThan(1.52);
      }),
    );
    expect(() => ladderOf({ from: 10, upTo: 10, unit: 'journeys' })).toThrow(RangeError);
    expect(withDescent([3.2, 1, 2, 2.1], 'connections')).toEqual([1, 2, 3, 2, 1]);
  });

  it('is measured level by level; a plateau that says nothing once more, and when it says nothing again it is over', () => {
    const levels = [10, 20, 40, 20, 10];
    const measureAll = (alter: (order: number) => Partial<LoadPoint>) => {
      const points: LoadPoint[] = [];
      for (;;) {
        const next = nextInLadder(points, levels);
        if (next.do === 'stop') return { points, next };
        points.push(plateauOf(system, next.rate, targets, 'journeys', alter(points.length)));
      }
    };
    const planned = ({ points }: { points: readonly LoadPoint[] }) => points.map(({ planned: { arrivalRate } }) => arrivalRate);
    expect(planned(measureAll(() => ({})))).toEqual(levels);
    expect(planned(measureAll((at) => (at === 2 ? useless : {})))).toEqual([10, 20, 40, 40, 20, 10]);
    const broken = measureAll((at) => (at >= 2 ? useless : {}));
    expect(planned(broken)).toEqual([10, 20, 40, 40]);
    expect(broken.next).toEqual({ do: 'stop', reasons: [{ code: 'generator', facts: { level: 40, why: 'late-ticker' } }] });
  });
});

describe('a plateau lasts', () => {
  it('until its p95 has its samples, at least and at most so long', () => {
    expect(judgedSeconds(rule, 50)).toBe(13);
    expect(judgedSeconds(rule, 5000)).toBe(8);
    expect(judgedSeconds(rule, 1)).toBe(60);
    expect(judgedSeconds(rule, null)).toBe(60);
    expect(judgedSeconds({ ...rule, atLeastS: 8, atMostS: 8 }, 1)).toBe(8);
  });

  it('and its users begin at the pace that signing in allows', () => {
    expect(beginSeconds(rule, 100)).toBe(0);
    expect(beginSeconds({ ...rule, usersPerSecond: 40 }, 100)).toBe(3);
  });

  it('with users enough for the latency that is still allowed', () => {
    // 20 journeys a second of 5 requests that may take 300 ms, and 500 ms beside them: 40 at once, three tenths more, and three.
    expect(usersFor({ rate: 20, taken: { requests: 5, besideMs: 500 }, limitMs: 300, thinkMs: 9 })).toBe(55);
    expect(usersFor({ rate: 1, taken: null, limitMs: 300, thinkMs: 700 })).toBe(16);
  });
});

describe('what is announced', () => {
  it('is a bound of a search, and all of a ladder', () => {
    // 1 to 1,024 times the load in doublings, four halvings to 5 %, two repeats.
    expect(planOf(order)).toEqual({ plateaus: 21, seconds: 180 });
    expect(planOf({ ...order, upTo: 320, budgetS: 9999 })).toEqual({ plateaus: 16, seconds: 224 });
    expect(planOf({ ...order, mode: 'ladder', levels: [10, 20, 10] })).toEqual({ plateaus: 3, seconds: 48 });
  });
});
