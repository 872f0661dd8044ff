import { expect, test } from 'vitest';
import { type ScenarioInput, scenarioSchema } from '../../../../engine/model/scenario.ts';
import { levelAt } from '../../../../engine/run/load/level.ts';
import { planLoad } from '../../../../engine/run/load/plan.ts';

const stepsOf = (load: ScenarioInput['load']) =>
  planLoad({ scenario: scenarioSchema.parse({ socket: { path: '/' }, load }), secondOpinionS: 0 }).steps;

test('users of a load are connections, along its ramps and on its plateaus', () => {
  const steps = stepsOf({
    profile: 'steps',
    steps: [
      { users: 100, ramp: '10s', hold: '10s' },
      { users: 20, ramp: '4s', hold: '5s' },
    ],
  });
  const levels = [0, 0.05, 5, 9.99, 10, 19.9, 21, 24, 28.9, 29].map((atS) => levelAt(steps, atS));
  expect(levels).toEqual([0, 0, 50, 99, 100, 100, 80, 20, 20, 0]);
});

test('a smoke load of one endpoint or socket is one connection', () => {
  const steps = stepsOf({ profile: 'smoke', hold: '5s' });
  expect(levelAt(steps, 1)).toBe(1);
});
