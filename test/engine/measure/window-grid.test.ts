import { describe, expect, it } from 'vitest';
import { WindowGrid } from '../../../engine/measure/window-grid.ts';
import { origin, step } from './lines.ts';

describe('WindowGrid', () => {
  const steps = [step(0, 1, 3), step(1, 5, 7)];
  const grid = new WindowGrid(origin, origin, steps);

  it('names the step of every second', () => {
    expect(Array.from({ length: 8 }, (_, second) => grid.place(second).step)).toEqual([-1, 0, 0, -1, -1, 1, 1, -1]);
  });

  it('cuts a wide slot where a step begins or ends, gaps included', () => {
    const wide = grid.widened().widened().widened();
    expect(Array.from({ length: 8 }, (_, second) => wide.place(second))).toEqual([
      { atS: 0, widthS: 1, step: -1 },
      { atS: 1, widthS: 2, step: 0 },
      { atS: 1, widthS: 2, step: 0 },
      { atS: 3, widthS: 2, step: -1 },
      { atS: 3, widthS: 2, step: -1 },
      { atS: 5, widthS: 2, step: 1 },
      { atS: 5, widthS: 2, step: 1 },
      { atS: 7, widthS: 1, step: -1 },
    ]);
  });

  it('finds the second of a time and of a place again', () => {
    const moved = grid.startingAt(origin + 2_345);
    expect(moved.secondOf(origin - 1)).toBe(-1);
    for (const second of [-3, 0, 4, 1999]) expect(moved.secondAt(moved.place(second).atS)).toBe(second);
  });
});
