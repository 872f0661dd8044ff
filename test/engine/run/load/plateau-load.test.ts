import { describe, expect, it } from 'vitest';
import { scenarioSchema } from '../../../../engine/model/scenario.ts';
import { planLoad } from '../../../../engine/run/load/plan.ts';
import { plateauScenario } from '../../../../engine/run/load/plateau-load.ts';

const scenario = scenarioSchema.parse({
  journeys: [
    { journey: 'a.ts', weight: 3, thinkTime: '8s', pacing: '20s' },
    { journey: 'b.ts', users: 2 },
  ],
  thinkTime: '4s',
  pacing: '30s',
  load: { profile: 'load', users: 50 },
  secondOpinion: '20s',
  targets: ['p95 < 300 ms'],
});
const load = { level: 30, users: 90, begin: null, warmUpS: 2, loadS: 8, thinkTime: null };

describe('a plateau', () => {
  it('is one rate of arrivals after a warm-up, with its reserve of users and those beside it', () => {
    const cut = plateauScenario(scenario, 'journeys', load);
    const plan = planLoad({ scenario: cut, secondOpinionS: 0 });
    expect(plan.steps.map(({ role, fromS, toS, arrivalRate }) => [role, fromS, toS, arrivalRate])).toEqual([
      ['warm-up', 0, 2, 30],
      ['hold', 2, 10, 30],
    ]);
    expect(plan.peakUsers).toBe(92);
    expect([cut.targets, cut.secondOpinion, cut.pacing, cut.thinkTime]).toEqual([[], 0, undefined, { minS: 4, maxS: 4 }]);
    expect(cut.journeys.map(({ pacing, thinkTime }) => [pacing, thinkTime?.minS])).toEqual([
      [undefined, 8],
      [undefined, undefined],
    ]);
  });

  it('may let its users begin at a pace of their own, and pause for less', () => {
    const thinkTime = { minS: 0.02, maxS: 0.06 };
    const cut = plateauScenario(scenario, 'journeys', { ...load, begin: { usersPerSecond: 20, seconds: 5 }, thinkTime });
    const { steps } = planLoad({ scenario: cut, secondOpinionS: 0 });
    expect(steps.map(({ role, toS, arrivalRate }) => [role, toS, arrivalRate])).toEqual([
      ['warm-up', 5, 20],
      ['warm-up', 7, 30],
      ['hold', 15, 30],
    ]);
    expect(cut.thinkTime).toEqual(thinkTime);
    expect(cut.journeys.some((entry) => entry.thinkTime !== undefined)).toBe(false);
  });

  it('of an endpoint or a socket is a number of connections', () => {
    const one = scenarioSchema.parse({ socket: { path: '/ws' }, load: { profile: 'load', users: 5 } });
    const cut = plateauScenario(one, 'connections', { ...load, begin: { usersPerSecond: 10, seconds: 3 } });
    const { steps } = planLoad({ scenario: cut, secondOpinionS: 0 });
    expect(steps.map(({ kind, role, toS, users }) => [kind, role, toS, users])).toEqual([
      ['ramp', 'ramp', 3, 30],
      ['plateau', 'warm-up', 5, 30],
      ['plateau', 'hold', 13, 30],
    ]);
  });
});
