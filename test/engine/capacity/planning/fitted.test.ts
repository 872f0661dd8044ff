import { describe, expect, it } from 'vitest';
import { capacityModel } from '../../../../engine/capacity/model.ts';
import { planning } from '../../../../engine/capacity/planning.ts';
import { planningSchema } from '../../../../engine/model/planning.ts';
import { estimate, plateau, policyOf, target } from './documents.ts';

/** Ten servers of 20 ms each, full at 500 req/s; p95 is three to six times the mean. */
const ladder = [50, 100, 200, 300, 400, 450, 470, 480].map((throughput, order) => {
  const busy = throughput / 500;
  const meanMs = 20 / (1 - busy ** 6);
  const p95 = estimate(meanMs * 3 * (1 + busy), 0.05);
  return plateau(throughput, meanMs, {
    order,
    meanMs: estimate(meanMs, 0.02),
    throughput: estimate(throughput, 0.01),
    p95Ms: p95,
    verdicts: [{ target: target.text, status: p95.value < target.expected ? 'pass' : 'fail', actual: p95 }],
  });
});

function planOf(points: typeof ladder) {
  const model = capacityModel({ points, targets: [target], seed: 1 });
  if (model === null) throw new Error('no point counts');
  const policy = policyOf({ normalUsers: 900, growth: { perMonth: 0.05, low: 0.03, high: 0.07 } });
  const plan = planning({ model, points, policy, prices: null, today: '2026-01-10', shape: { measured: null }, history: null });
  return { model, plan: planningSchema.parse(plan) };
}

describe('planning of a fitted ladder', () => {
  it('plans with the very users that the model gives its target', () => {
    const { model, plan } = planOf(ladder);
    expect(plan.capacityUsers).toEqual(model.targets[0]?.users);
    expect(plan.capacityUsers.label).toBe('measured');
    // 450 and 470 req/s are the last pass and the first fail: 112.5 and 117.5 journeys of a little over 19.2 s.
    expect(plan.capacityUsers.low).toBeGreaterThan(112.5 * 19.2);
    expect(plan.capacityUsers.high).toBeLessThan(117.5 * 19.6);
    expect(plan.needs.map(({ throughput, replicas }) => [throughput.label, replicas[0]?.replicas.label])).toEqual([
      ['measured', 'measured'],
      ['measured', 'speculative'],
      ['refused', 'speculative'],
    ]);
    expect(plan.runway?.state).toBe('dated');
  });

  it('plans with at least the highest load where nothing missed the target and no model may speak beyond', () => {
    const { model, plan } = planOf(ladder.slice(0, 5));
    expect(model.targets[0]).toMatchObject({ found: 'above', throughput: { label: 'refused' } });
    expect(plan.capacityUsers).toMatchObject({ label: 'measured', high: null, reasons: [{ code: 'capacity-at-least' }] });
    expect(plan.runway?.p90).toBeNull();
  });
});
