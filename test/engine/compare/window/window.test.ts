import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgingOf } from '../../../../engine/compare/judge/rule.ts';
import { comparePinned } from '../../../../engine/compare/window/pinned.ts';
import { baselineWindow } from '../../../../engine/compare/window.ts';
import type { Baseline } from '../../../../engine/model/baseline.ts';
import { parseDocument } from '../../../../engine/store/documents/document.ts';

const sample = parseDocument(
  'baseline',
  readFileSync(path.join(import.meta.dirname, '../../../fixtures/documents/baseline.v1.json'), 'utf8'),
  'baseline',
);
const series = (p95: number, rate = 0) => [
  { metric: 'latency', endpoint: null, count: 5000, quantiles: { p95 }, mean: p95 / 2, rate: null },
  { metric: 'errorRate', endpoint: null, count: 5000, quantiles: {}, mean: null, rate },
];
const baseline = (index: number, p95: number, pinned: string | null = null): Baseline => ({
  ...sample,
  run: `run-${String(index).padStart(3, '0')}`,
  measuredAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
  series: series(p95),
  pinned,
});
const wobble = [0, 5, -4, 7, -6, 1, -2, 3, -5, 4, 2, -3];
const sessions = (from: number, count: number, level: number) =>
  Array.from({ length: count }, (_, index) => baseline(from + index, level + (wobble[index % wobble.length] ?? 0)));
const ids = (list: readonly Baseline[]) => list.map(({ run }) => run);
const family = ['p95', 'errorRate'];

describe('the window', () => {
  test('is every session while nothing moved, at most the newest twenty', () => {
    const few = sessions(0, 7, 200);
    expect(ids(baselineWindow(few.toReversed(), family).sessions)).toEqual(ids(few));
    expect(ids(baselineWindow(sessions(0, 30, 200), family).sessions)).toEqual(ids(sessions(10, 20, 200)));
    expect(baselineWindow([], family)).toEqual({ sessions: [], pinned: null });
  });

  test('begins where the first metric of the family last moved, and nowhere else', () => {
    const moved = [...sessions(0, 12, 200), ...sessions(12, 6, 240)];
    expect(ids(baselineWindow(moved, family).sessions)).toEqual(ids(moved.slice(12)));
    expect(ids(baselineWindow(moved, ['errorRate']).sessions)).toEqual(ids(moved));
    const wild = [...sessions(0, 12, 200), baseline(12, 900)];
    expect(ids(baselineWindow(wild, family).sessions)).toEqual(ids(wild));
  });

  test('never holds a pinned release, which stands beside it; the newest one counts', () => {
    const all = [baseline(0, 150, 'v1.2'), ...sessions(1, 8, 200), baseline(9, 155, 'v1.3'), baseline(10, 201)];
    const { sessions: own, pinned } = baselineWindow(all, family);
    expect(ids(own)).toEqual([...ids(sessions(1, 8, 200)), 'run-010']);
    expect(pinned).toMatchObject({ run: 'run-009', pinned: 'v1.3' });
    expect(
      baselineWindow(
        all.filter((one) => one.pinned !== null),
        family,
      ),
    ).toMatchObject({ sessions: [{ run: 'run-009' }], pinned: null });
  });
});

describe('against a pinned release', () => {
  const judging = judgingOf({ family, delta: 0.03, rateDelta: 0.001 }, { taken: 1, planned: 1 });
  const against = (p95: number, window: readonly Baseline[], confirmation: number | null = null, untrusted: [] = []) =>
    comparePinned({
      pinned: baseline(0, 200, 'v1.4'),
      window,
      candidates: [{ run: 'new', series: series(p95) }],
      confirmation: confirmation === null ? null : { run: 'again', series: series(confirmation) },
      judging,
      untrusted,
    });

  test('creep is seen that the window has followed', () => {
    const crept = against(260, sessions(1, 12, 255));
    expect(crept).toMatchObject({ run: 'run-000', name: 'v1.4' });
    const [latency, errors] = crept?.changes ?? [];
    expect(latency).toMatchObject({ metric: 'latency', statistic: 'p95', primary: true, base: 200, verdict: 'inconclusive' });
    expect(latency?.reasons.map(({ code }) => code)).toEqual(['beyond-chance', 'unconfirmed']);
    expect(latency?.change.value).toBeCloseTo(0.3, 6);
    // s of ln(255 + wobble) is 0.0164; error s sqrt(2); t(.975; 11) = 2.201: 1.3 exp(∓0.0511) - 1.
    expect(latency?.change.low).toBeCloseTo(0.235, 2);
    expect(latency?.change.high).toBeCloseTo(0.368, 2);
    expect(latency?.evidence).toMatchObject({
      degreesOfFreedom: 11,
      units: [
        { run: 'run-000', base: 200 },
        { run: 'new', head: 260 },
      ],
    });
    expect(errors).toMatchObject({ metric: 'errorRate', verdict: 'unchanged' });
    expect(against(260, sessions(1, 12, 255), 262)?.changes[0]).toMatchObject({ verdict: 'regressed' });
  });

  test('nothing is claimed without a window that can carry it', () => {
    const learning = against(260, sessions(1, 3, 255))?.changes[0];
    expect(learning).toMatchObject({ verdict: 'inconclusive', reasons: [{ code: 'learning', facts: { sessions: 3, needed: 6 } }] });
    expect(learning?.change.low).not.toBeNull();
    const none = against(260, sessions(1, 1, 255))?.changes[0];
    expect(none).toMatchObject({ verdict: 'inconclusive', reasons: [{ code: 'learning' }], smallestDetectableChange: null });
    expect(none?.change).toMatchObject({ low: null, high: null });
    expect(none?.change.value).toBeCloseTo(0.3, 6);
  });
});
