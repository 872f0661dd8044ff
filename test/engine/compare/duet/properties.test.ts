import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DuetBlock } from '../../../../engine/compare/duet/series.ts';
import type { Change } from '../../../../engine/model/comparison.ts';
import { changeOf, compare, type SideValues, sideSeries } from './blocks.ts';

const latency = fc.double({ min: 1, max: 5000, noNaN: true });
/** Failures of 600 requests. */
const share = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 120 }).map((failed) => failed / 600),
);
const side: fc.Arbitrary<SideValues> = fc.record({ p95: latency, errorRate: share });
/** Head lies near base: small and large shifts with small and large noise. */
const pairs = fc
  .record({
    shift: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    noise: fc.constantFrom(0.001, 0.02, 0.1),
    blocks: fc.array(fc.record({ base: side, step: fc.double({ min: -1, max: 1, noNaN: true }), headErrors: share, fresh: fc.boolean() }), {
      minLength: 4,
      maxLength: 24,
    }),
  })
  .map(({ shift, noise, blocks }) =>
    blocks.map(
      ({ base, step, headErrors, fresh }, at): DuetBlock => ({
        run: `block-${at}`,
        base: sideSeries(base),
        head: sideSeries({ p95: (base.p95 ?? 1) * Math.exp(shift + noise * step), errorRate: headErrors }),
        round: Math.floor(at / 8),
        first: at % 2 === 0 ? 'base' : 'head',
        phase: fresh && at >= 4 ? 'confirmation' : 'detection',
      }),
    ),
  );

const mirrored = { regressed: 'improved', improved: 'regressed', unchanged: 'unchanged', inconclusive: 'inconclusive', invalid: 'invalid' };
const swapped = ({ base, head, first, ...block }: DuetBlock): DuetBlock => ({
  ...block,
  base: head,
  head: base,
  first: first === 'base' ? 'head' : 'base',
});
const scaled = (blocks: readonly DuetBlock[], factor: number): DuetBlock[] => {
  const side = (series: DuetBlock['base']) =>
    series.map((one) => ({
      ...one,
      quantiles: Object.fromEntries(Object.entries(one.quantiles).map(([name, value]) => [name, value * factor])),
    }));
  return blocks.map((block) => ({ ...block, base: side(block.base), head: side(block.head) }));
};

/** The same but for the last digits of sums taken in another order. */
function expectAlike(found: Change, wanted: Change): void {
  const codes = ({ reasons }: Change) => reasons.map(({ code }) => code);
  expect([found.verdict, codes(found)]).toEqual([wanted.verdict, codes(wanted)]);
  const numbers = ({ change, evidence, smallestDetectableChange }: Change) =>
    [
      change.value,
      change.low,
      change.high,
      smallestDetectableChange,
      evidence?.p,
      // A shift of nothing has no direction, and belongs to either family.
      Math.abs(change.value) < 1e-9 ? null : evidence?.adjustedP,
    ].map((value) => value ?? -1);
  for (const [at, value] of numbers(wanted).entries()) expect(numbers(found)[at]).toBeCloseTo(value, 5);
}

test('swapping the sides mirrors every verdict', () => {
  fc.assert(
    fc.property(pairs, (blocks) => {
      const there = compare(blocks);
      const back = compare(blocks.map(swapped));
      for (const metric of ['latency', 'errorRate']) {
        const [one, other] = [changeOf(there, metric), changeOf(back, metric)];
        expect(other.verdict).toBe(mirrored[one.verdict]);
        if (one.scale === 'ratio') expect((1 + one.change.value) * (1 + other.change.value)).toBeCloseTo(1, 9);
        else expect(one.change.value + other.change.value).toBeCloseTo(0, 12);
        if (one.evidence && one.change.value !== 0) expect(other.evidence?.p).toBeCloseTo(one.evidence.p, 9);
      }
    }),
    { numRuns: 150 },
  );
});

test('slowing both sides alike changes nothing', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom(0.01, 0.5, 3, 1000), (blocks, factor) => {
      expectAlike(changeOf(compare(scaled(blocks, factor))), changeOf(compare(blocks)));
    }),
    { numRuns: 100 },
  );
});

test('the order of the blocks changes nothing', () => {
  const shuffled = pairs.chain((blocks) => fc.tuple(fc.constant(blocks), fc.shuffledSubarray(blocks, { minLength: blocks.length })));
  fc.assert(
    fc.property(shuffled, ([blocks, others]) => {
      for (const metric of ['latency', 'errorRate']) expectAlike(changeOf(compare(others), metric), changeOf(compare(blocks), metric));
    }),
    { numRuns: 100 },
  );
});

test('no shift below half of what matters is ever a verdict, and no equivalence beyond it', () => {
  fc.assert(
    fc.property(pairs, (blocks) => {
      const { verdict, change, evidence } = changeOf(compare(blocks));
      const size = Math.abs(Math.log1p(change.value));
      if (verdict === 'regressed' || verdict === 'improved') {
        expect(size).toBeGreaterThanOrEqual(Math.log1p(0.015));
        expect(evidence?.confirmation?.p).toBeLessThan(0.05);
      }
      if (verdict === 'unchanged') expect(size).toBeLessThan(Math.log1p(0.03));
    }),
    { numRuns: 150 },
  );
});
