import { expect, it } from 'vitest';
import { climbFactor } from '../../../../engine/capacity/search/climb.ts';

const busy = (...shares: readonly number[]) => ({
  resources: shares.map((utilisation) => ({ resource: 'app-cpu' as const, utilisation, servers: 1, demandMs: null, waiting: null })),
});

it('climbs twice as high, four times where nothing is busy, and just beyond the end of the busiest resource', () => {
  expect(climbFactor(busy())).toBe(2);
  expect(climbFactor(busy(0.02, 0.09))).toBe(4);
  expect(climbFactor(busy(0.3, 0.1))).toBe(2);
  expect(climbFactor(busy(0.1, 0.7))).toBeCloseTo(1.5, 12);
  expect(climbFactor(busy(0.99))).toBe(1.25);
});
