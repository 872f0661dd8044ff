import { describe, expect, it } from 'vitest';
import { exitOf, outcomeOf } from '../../../../engine/campaign/capacity/outcome.ts';
import type { FactReason } from '../../../../engine/model/projection.ts';
import { p95Below } from '../../capacity/load-points.ts';
import { plateauOf, useless } from '../../capacity/search/systems.ts';

const system = { capacity: 100, lightMs: 20 };
const targets = [p95Below(300)];
const generator: FactReason = { code: 'generator', facts: { level: 80 } };
const at = (...levels: readonly number[]) => levels.map((level) => plateauOf(system, level, targets));
const outcome = (points: ReturnType<typeof at>, reasons: readonly FactReason[] = [], interrupted = false) =>
  outcomeOf({ points, targets, reasons, interrupted });

describe('a ladder comes to', () => {
  it('a capacity, to none, or to what stands in the way', () => {
    expect(outcome(at(10, 90, 96))).toBe('found');
    expect(outcome(at(10, 90))).toBe('not-reached');
    expect(outcome(at(96, 99))).toBe('not-met');
    expect(outcome([])).toBe('no-data');
    expect(outcome(at(10, 90, 96), [], true)).toBe('interrupted');
    const untold = plateauOf(system, 10, targets, 'journeys', { verdicts: [{ target: 'p95 < 300 ms', status: 'no-data', actual: null }] });
    expect(outcome([untold])).toBe('no-data');
  });

  it('nothing that a generator without health could be to blame for', () => {
    const blind = plateauOf(system, 96, targets, 'journeys', useless);
    expect(outcome([...at(10, 40), blind, blind], [generator])).toBe('invalid');
    expect(outcome([blind], [])).toBe('invalid');
    // Both ends were found before the generator failed in between.
    expect(outcome([...at(10, 96), blind, blind], [generator])).toBe('found');
  });

  it('a capacity where another target is broken by no load', () => {
    const never = { ...p95Below(1), text: 'errorRate < 1 %', expected: Number.POSITIVE_INFINITY };
    const points = [10, 90, 150].map((level) => plateauOf(system, level, [...targets, never]));
    const given = { points, targets: [...targets, never], interrupted: false };
    expect(outcomeOf({ ...given, reasons: [{ code: 'no-more-throughput', facts: {} }] })).toBe('found');
    expect(outcomeOf({ ...given, reasons: [{ code: 'budget', facts: {} }] })).toBe('not-reached');
  });
});

it('exits by what it came to', () => {
  const codes = (['found', 'not-reached', 'not-met', 'no-data', 'invalid', 'interrupted'] as const).map((each) => exitOf(each, false));
  expect(codes).toEqual([0, 0, 1, 1, 3, 130]);
  expect(exitOf('not-reached', true)).toBe(2);
});
