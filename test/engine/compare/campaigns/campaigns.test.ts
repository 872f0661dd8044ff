import { describe, expect, test } from 'vitest';
import { campaignNoise } from '../../../../engine/compare/campaigns/noise.ts';
import { compareCampaigns } from '../../../../engine/compare/campaigns.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { type RunChanges, runOf } from '../../report/synthetic/run-document.ts';
import { session } from '../../report/synthetic/session.ts';

const rule = { family: ['p95', 'errorRate'], delta: 0.03, rateDelta: 0.001 };
let made = 0;
const side = (median: number, changes: RunChanges = {}, errorRate = 0) => {
  const measurement = session({ medians: { 'GET /api/orders': median, 'GET /api/plans': median / 2 }, errorRate });
  return { run: runOf(measurement, { id: `run-${made++}`, ...changes }), measurement };
};
const month = (medians: readonly number[], changes: RunChanges = {}) => medians.map((median) => side(median, changes));
const commit = (name: string): RunChanges => ({ provenance: { git: { commit: name, branch: 'main', dirty: false } } });

describe('a campaign against the one before', () => {
  test('regressed, though nothing confirms it, and only the commit differs', () => {
    const found = compareCampaigns({ base: month([100, 101, 99], commit('a')), head: month([130, 131, 129], commit('b')), rule });
    expect(found).toMatchObject({ mode: 'campaigns', verdict: 'regressed', baselineSessions: 3 });
    const latency = found?.changes.find(({ metric, statistic, primary }) => primary && metric === 'latency' && statistic === 'p95');
    expect(latency).toMatchObject({ verdict: 'regressed', scale: 'ratio' });
    expect(latency?.reasons.map(({ code }) => code)).toEqual(['beyond-chance']);
    expect(latency?.change.value).toBeCloseTo(0.3, 2);
    expect(latency?.evidence?.units).toHaveLength(6);
    expect(found?.reasons.map(({ code }) => code)).toEqual(['beyond-chance']);
    expect(found?.reasons[0]?.facts).toMatchObject({ metric: 'latency', statistic: 'p95' });
  });

  test('improved the other way round; inconclusive when sessions scatter, with what would be noticed', () => {
    expect(compareCampaigns({ base: month([130, 131, 129]), head: month([100, 101, 99]), rule })?.verdict).toBe('improved');
    const noisy = compareCampaigns({ base: month([100, 140, 80]), head: month([130, 90, 120]), rule });
    expect(noisy?.verdict).toBe('inconclusive');
    expect(noisy?.reasons.map(({ code }) => code)).toEqual(['not-enough-evidence']);
    expect(noisy?.changes[0]?.smallestDetectableChange).toBeGreaterThan(0.5);
  });

  test('is never unchanged, however alike', () => {
    const same = Array.from({ length: 12 }, (_, index) => 100 + (index % 3) * 0.1);
    const found = compareCampaigns({ base: month(same), head: month(same), rule });
    const latency = found?.changes.find(({ primary, metric }) => primary && metric === 'latency');
    expect(latency).toMatchObject({ verdict: 'inconclusive', reasons: [{ code: 'within-delta' }] });
    expect(found?.verdict).toBe('inconclusive');
  });

  test('says when what moved may be the environment', () => {
    const kernel = { provenance: { generator: { ...runOf(session()).provenance.generator, kernel: '9.9' } } };
    const found = compareCampaigns({ base: month([100, 101, 99]), head: month([130, 131, 129], kernel), rule });
    expect(found?.verdict).toBe('regressed');
    expect(found?.reasons).toContainEqual({ code: 'environment-not-separable', facts: { keys: 'generator.kernel' } });
  });

  test('is refused where a hard key differs or a session is invalid', () => {
    const other = { provenance: { scenarioHash: 'another' } };
    const found = compareCampaigns({ base: month([100, 101, 99]), head: month([100, 101, 99], other), rule });
    expect(found).toMatchObject({ verdict: 'invalid', changes: [], reasons: [{ code: 'hard-key-differs', facts: { keys: 'scenario' } }] });
    const within = compareCampaigns({ base: month([100, 101]), head: [...month([100]), ...month([99], other)], rule });
    expect(within).toMatchObject({ verdict: 'invalid', reasons: [{ code: 'hard-key-differs' }] });
    const invalid = compareCampaigns({ base: month([100, 101]), head: month([100, 99], { health: { validity: 'invalid' } }), rule });
    expect(invalid).toMatchObject({ verdict: 'invalid', reasons: [{ code: 'invalid-run' }, { code: 'invalid-run' }] });
  });

  test('one session a side proves nothing but its counts', () => {
    const counted = (value: number): RunChanges => ({ workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value }] });
    const found = compareCampaigns({ base: month([100], counted(2)), head: month([900], counted(2)), rule });
    expect(found?.verdict).toBe('inconclusive');
    expect(found?.changes[0]).toMatchObject({ reasons: [{ code: 'single-runs' }], evidence: null });
    expect(compareCampaigns({ base: month([100], counted(2)), head: month([100], counted(12)), rule })).toMatchObject({
      verdict: 'regressed',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'work-counter-rose' })]),
    });
    expect(compareCampaigns({ base: [], head: month([1]), rule })).toBeNull();
  });
});

describe('the noise of two campaigns', () => {
  const reading = (value: number) => ({ run: `r${value}`, value, samples: 1000 });
  const place = { metric: metricById('latency'), statistic: 'p95', endpoint: null, primary: true };

  test("is Welch's, on logarithms", () => {
    const base = [1, 2, 3].map((value) => reading(Math.exp(value)));
    const candidates = [4, 6, 8, 10].map((value) => reading(Math.exp(value)));
    const { shift } = campaignNoise({ place, base, candidates, confirmation: null, leftOut: 0 }, rule);
    // Variances 1/3 and (20/3)/4: difference 5, error sqrt(2), df 2^2 / ((1/3)^2 / 2 + (5/3)^2 / 3).
    expect(shift.estimate).toBeCloseTo(5, 9);
    expect(shift.error).toBeCloseTo(Math.SQRT2, 9);
    expect(shift.degreesOfFreedom).toBeCloseTo(4 / (1 / 18 + 25 / 27), 9);
  });

  test('is never nothing: equal values were rounded', () => {
    const { shift } = campaignNoise(
      { place, base: [reading(5), reading(5)], candidates: [reading(6), reading(6)], confirmation: null, leftOut: 0 },
      rule,
    );
    expect(shift.error).toBeGreaterThan(0);
    expect(shift.degreesOfFreedom).toBe(2);
  });
});
