import { describe, expect, it } from 'vitest';
import { thinkMsOf, withThinkTime } from '../../../../engine/capacity/planning/think-time.ts';
import { planningPolicySchema } from '../../../../engine/model/planning.ts';
import { planningDefaults } from '../../../../engine/model/planning-defaults.ts';
import { capacity, modelOf, plateau, points } from './documents.ts';

/** 400 req/s are 100 journeys/s: with 4 requests of 200 ms and 19.2 s of thinking 2,000 users make them. */
const model = modelOf([{ ...capacity, users: { ...capacity.throughput, value: 2000, low: 2000, high: 2000 } }]);

describe('a measurement for users who think for longer or shorter', () => {
  it('leaves every number where nothing changes', () => {
    const same = withThinkTime({ points, model }, 19_200);
    expect(same.points).toEqual(points);
    expect(same.model.targets[0]?.users?.value).toBeCloseTo(2000, 9);
  });

  it('halves the cycle and with it the users, and touches no rate', () => {
    // 0.8 s in flight and 9.2 s of thinking: 100 journeys/s x 10 s.
    const { points: changed, model: users } = withThinkTime({ points, model }, 9200);
    expect(thinkMsOf(changed)).toBeCloseTo(9200, 9);
    expect(users.targets[0]?.users?.value).toBeCloseTo(1000, 9);
    expect(users.targets[0]?.throughput).toEqual(capacity.throughput);
    expect(changed.map(({ throughput }) => throughput)).toEqual(points.map(({ throughput }) => throughput));
  });

  it('keeps proportions between points, gives thinking to those that had none, and leaves what has no journey', () => {
    const uneven = [
      plateau(100, 200, { journey: { requests: 4, thinkMs: 1000, pacingS: null } }),
      plateau(200, 200, { journey: { requests: 4, thinkMs: 3000, pacingS: null } }),
    ];
    expect(withThinkTime({ points: uneven, model }, 4000).points.map(({ journey }) => journey?.thinkMs)).toEqual([2000, 6000]);
    const idle = [plateau(100, 200, { journey: { requests: 4, thinkMs: 0, pacingS: null } })];
    expect(withThinkTime({ points: idle, model }, 500).points[0]?.journey?.thinkMs).toBe(500);
    const bare = points.map((point) => ({ ...point, journey: null }));
    expect(withThinkTime({ points: bare, model }, 500)).toEqual({ points: bare, model });
  });
});

it('is planned by the same numbers whether a policy is parsed or not', () => {
  expect(planningPolicySchema.parse({})).toMatchObject({ ...planningDefaults, events: [] });
});
