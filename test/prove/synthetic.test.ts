import { expect, test } from 'vitest';
import { alarmsIn, truths } from './race/arena.ts';
import { racedDuet } from './race/duet-gate.ts';
import { racedStored } from './race/stored-gate.ts';
import { type SyntheticDuet, syntheticDuet } from './synthetic/duet.ts';
import { equalSides } from './synthetic/equal-sides.ts';
import { secondsAsUnits } from './synthetic/seconds-as-units.ts';
import { shiftedGates } from './synthetic/shifts.ts';
import { syntheticStored } from './synthetic/stored.ts';
import { noChange, worldOf } from './synthetic/world.ts';

const calm = { correlation: 0.5, spread: 0.02, scatter: 'normal', disturbance: 'none', errorRate: 0.001 } as const;

test('no mode alarms on equal sides over a part of the grid', () => {
  const { duet, alternating, stored } = equalSides(0, 8, 5);
  for (const { gates, moved } of [duet, alternating, stored]) expect({ gates, moved }).toEqual({ gates: 8, moved: [] });
});

test('a gate that takes seconds for replicates suspects equal sides more often than by chance', () => {
  const world = { ...calm, correlation: 0.9, spread: 0.15 };
  const suspicions = (unitsOf?: SyntheticDuet['unitsOf']) =>
    Array.from({ length: 12 }, (_, seed) => {
      const gate = { world, truth: noChange, mode: 'alternating', budgetS: 240, seed, ...(unitsOf ? { unitsOf } : {}) } as const;
      return syntheticDuet(gate).comparison.changes.filter(({ primary, evidence }) => primary && evidence && evidence.adjustedP < 0.01);
    }).flat().length;
  expect(suspicions()).toBe(0);
  expect(suspicions(secondsAsUnits)).toBeGreaterThan(2);
});

test('the same seed gives the same gate', () => {
  const gate = { world: worldOf(3), truth: noChange, mode: 'duet', budgetS: 300, seed: 9 } as const;
  expect(syntheticDuet(gate)).toEqual(syntheticDuet(gate));
  expect(syntheticDuet({ ...gate, seed: 10 }).comparison.changes).not.toEqual(syntheticDuet(gate).comparison.changes);
});

test('a slowdown above what the gate can detect is found, and confirmed by fresh blocks', () => {
  const { comparison, confirmation } = syntheticDuet({ world: calm, truth: { shift: 0.1, tail: 0 }, mode: 'duet', budgetS: 300, seed: 1 });
  expect(comparison.verdict).toBe('regressed');
  expect(confirmation).toBeGreaterThan(0);
  expect(comparison.changes[0]?.change.value).toBeCloseTo(0.1, 1);
});

test('a stored gate asks for its confirming session, and refuses a machine whose name changed', () => {
  const slow = { world: calm, truth: { shift: 0.4, tail: 0 }, baselines: 12, seed: 2, named: true };
  expect(syntheticStored(slow)).toMatchObject({ comparison: { verdict: 'regressed' }, candidates: 1, confirmed: true });
  const verdicts = Array.from({ length: 8 }, (_, seed) => {
    const world = { ...calm, disturbance: 'machine' } as const;
    return syntheticStored({ ...slow, world, truth: noChange, seed }).comparison.verdict;
  });
  expect(verdicts).toContain('invalid');
  expect(verdicts).not.toContain('regressed');
});

test('every shift is tried in every mode, and what was detectable is kept', () => {
  const gates = shiftedGates(4, 1);
  expect(gates).toHaveLength(8);
  expect(gates.filter(({ mode }) => mode === 'duet').every(({ detectable }) => detectable !== null && detectable > 0)).toBe(true);
});

test('in the race everybody sees the same requests', () => {
  const duet = racedDuet(calm, truths['shift-10'], 3);
  expect(duet.sessions.base).toHaveLength(duet.sessions.head.length);
  expect(alarmsIn(duet)).toContain('ours');
  const stored = racedStored(calm, truths.same, 6, 3);
  expect(stored.sessions.base).toHaveLength(6);
  expect(stored.sessions.head.length).toBeGreaterThanOrEqual(2);
  expect(stored.ours.verdict).not.toBe('regressed');
});
