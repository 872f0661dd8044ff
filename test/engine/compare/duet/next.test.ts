import { describe, expect, test } from 'vitest';
import { compareDuet, type DuetInput } from '../../../../engine/compare/duet/judge.ts';
import { nextInDuet } from '../../../../engine/compare/duet/next.ts';
import type { DuetBlock } from '../../../../engine/compare/duet/series.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { normal } from '../../report/synthetic/session.ts';
import { block, blocksOf, confirming, inputOf } from './blocks.ts';

const planned = { detection: 24, looks: 3 };
const next = (blocks: readonly DuetBlock[], looks: number, changes: Partial<DuetInput> = {}) =>
  nextInDuet(inputOf(blocks, { plan: planned, looks, ...changes }));

describe('after a look', () => {
  test('a slowdown beyond chance is confirmed, by half as many blocks and by four at least', () => {
    expect(next(blocksOf({ blocks: 8, shift: 0.1 }), 1)).toEqual({ do: 'confirm', blocks: 4 });
    expect(next(blocksOf({ blocks: 24, shift: 0.05 }), 3)).toEqual({ do: 'confirm', blocks: 12 });
    expect(next(blocksOf({ blocks: 6, shift: 0.1 }), 1)).toEqual({ do: 'confirm', blocks: 4 });
  });

  test('a family shown unchanged ends it early, and a busy machine shows nothing', () => {
    const same = blocksOf({ blocks: 8, deviation: 0.005 });
    expect(next(same, 1)).toEqual({ do: 'stop', early: true });
    expect(next(same, 1, { machineBusy: 0.9 })).toEqual({ do: 'detect' });
    expect(next(same, 3)).toEqual({ do: 'stop', early: false });
  });

  test('it goes on while nothing is said, up to the last look', () => {
    const noisy = blocksOf({ blocks: 8, deviation: 0.1 });
    expect(next(noisy, 1)).toEqual({ do: 'detect' });
    expect(next(noisy, 2)).toEqual({ do: 'detect' });
    expect(next(noisy, 3)).toEqual({ do: 'stop', early: false });
    expect(next(blocksOf({ blocks: 3 }), 1)).toEqual({ do: 'detect' });
    expect(next([], 1)).toEqual({ do: 'detect' });
    expect(next([], 3)).toEqual({ do: 'stop', early: false });
  });

  test('a speed-up waits until nothing else is open', () => {
    const faster = (errors: readonly [number, number]) => blocksOf({ blocks: 8, shift: -0.1, errors });
    expect(next(faster([0, 0]), 1)).toEqual({ do: 'confirm', blocks: 4 });
    const errorsOpen = faster([0, 0]).map((one, at) => {
      const { head } = block({ p95: 1 }, { p95: 1, errorRate: at % 2 === 0 ? 0.02 : 0 });
      return { ...one, head: [...one.head.filter(({ metric }) => metric !== 'errorRate'), ...head.slice(-1)] };
    });
    expect(next(errorsOpen, 1)).toEqual({ do: 'detect' });
    expect(next(errorsOpen, 3)).toEqual({ do: 'confirm', blocks: 4 });
  });

  test('a shift that is barely seen is confirmed by as many blocks as show it again, up to what the plan has left', () => {
    // d - SE = ln 1.05 - .03 / sqrt(8) = .0382: (2 x 1.645 x .03 / .0382)² = 6.7; ln 1.06 - .04 / sqrt(8) = .0441: 8.9. One more each.
    expect(next(blocksOf({ blocks: 8, shift: 0.05, deviation: 0.03 }), 3)).toEqual({ do: 'confirm', blocks: 8 });
    expect(next(blocksOf({ blocks: 8, shift: 0.06, deviation: 0.04 }), 3)).toEqual({ do: 'confirm', blocks: 10 });
    const small = { detection: 8, looks: 1 };
    expect(next(blocksOf({ blocks: 8, shift: 0.06, deviation: 0.04 }), 1, { plan: small })).toEqual({ do: 'confirm', blocks: 4 });
  });

  test('confirming ends when there are blocks enough', () => {
    const found = blocksOf({ blocks: 16, shift: 0.05 });
    expect(next([...found, ...confirming({ blocks: 5, shift: 0.05 })], 2)).toEqual({ do: 'confirm', blocks: 3 });
    expect(next([...found, ...confirming({ blocks: 8, shift: 0.05 })], 2)).toEqual({ do: 'stop', early: false });
  });

  test('a hard key that differs ends it', () => {
    expect(next([], 1, { differences: [{ key: 'k6', base: '2.1', head: '2.2', hard: true }] })).toEqual({ do: 'stop', early: true });
  });
});

/** A whole gate over blocks whose differences scatter by 2 %. */
function gate(random: () => number, shift: number): string {
  const blocks: DuetBlock[] = [];
  const measure = (count: number, phase: DuetBlock['phase']) => {
    for (let at = 0; at < count; at++) {
      const difference = Math.log1p(shift) + 0.02 * normal(random);
      blocks.push(block({ p95: 200 }, { p95: 200 * Math.exp(difference) }, blocks.length, { phase }));
    }
  };
  for (let looks = 1; ; looks++) {
    measure(8, 'detection');
    const step = next(blocks, looks);
    if (step.do === 'confirm') measure(step.blocks, 'confirmation');
    if (step.do !== 'detect') return compareDuet(inputOf(blocks, { plan: planned, looks })).verdict;
  }
}

test('gates of equal sides are silent, and those of a slower one are not', () => {
  const random = createRandom(11);
  const said = (shift: number, gates: number) => Array.from({ length: gates }, () => gate(random, shift));
  const equal = said(0, 300);
  // One false alarm of 20,000 is expected; the least shift that matters is found 94 times of 100.
  expect(equal.filter((verdict) => verdict === 'regressed' || verdict === 'improved').length).toBeLessThanOrEqual(1);
  expect(equal.filter((verdict) => verdict === 'unchanged').length).toBeGreaterThan(270);
  const slower = said(0.04, 60);
  expect(slower.filter((verdict) => verdict === 'regressed').length).toBeGreaterThan(50);
  expect(slower).not.toContain('unchanged');
});
