import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, type Votes } from '../../../../engine/capacity/search/boundary.ts';

const votes = (...all: readonly (readonly [met: number, plateaus: number])[]): Votes[] =>
  all.map(([met, plateaus]) => ({ met: met / plateaus, plateaus }));

describe('the boundary', () => {
  it('lies between what was met and what was missed', () => {
    expect(boundaryOf(votes([1, 1], [1, 1], [0, 1], [0, 1]))).toEqual({ lastPass: 1, firstFail: 2 });
    expect(boundaryOf(votes([1, 1], [1, 1]))).toEqual({ lastPass: 1, firstFail: null });
    expect(boundaryOf(votes([0, 1]))).toEqual({ lastPass: null, firstFail: 0 });
    expect(boundaryOf([])).toEqual({ lastPass: null, firstFail: null });
  });

  it('is not moved by the odd plateau', () => {
    expect(boundaryOf(votes([1, 1], [0, 1], [1, 1], [1, 1], [0, 2]))).toEqual({ lastPass: 3, firstFail: 4 });
    expect(boundaryOf(votes([1, 1], [2, 3], [1, 3], [0, 1]))).toEqual({ lastPass: 1, firstFail: 2 });
    expect(boundaryOf(votes([3, 3], [0, 2], [0, 2], [1, 1]))).toEqual({ lastPass: 0, firstFail: 1 });
  });

  it('leaves out loads over which as many met it as missed it', () => {
    expect(boundaryOf(votes([2, 2], [1, 2], [1, 2], [0, 2]))).toEqual({ lastPass: 0, firstFail: 3 });
    expect(boundaryOf(votes([1, 1], [0, 1], [1, 1], [0, 1]))).toEqual({ lastPass: 0, firstFail: 3 });
  });

  it('takes nothing for met where everything is undecided', () => {
    expect(boundaryOf(votes([1, 2]))).toEqual({ lastPass: null, firstFail: 0 });
    expect(boundaryOf(votes([0, 1], [1, 1]))).toEqual({ lastPass: null, firstFail: 0 });
  });

  it('has its pass below its fail, and tells of any levels at all', () => {
    const level = fc
      .integer({ min: 1, max: 4 })
      .chain((plateaus) => fc.integer({ min: 0, max: plateaus }).map((met) => ({ met: met / plateaus, plateaus })));
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 10 }), (levels) => {
        const { lastPass, firstFail } = boundaryOf(levels);
        expect(lastPass !== null || firstFail !== null).toBe(true);
        if (lastPass !== null && firstFail !== null) expect(lastPass).toBeLessThan(firstFail);
      }),
    );
  });
});
