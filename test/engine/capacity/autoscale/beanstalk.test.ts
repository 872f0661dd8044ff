import { describe, expect, it } from 'vitest';
import { type BeanstalkState, beanstalkStep, noBeanstalkState, pointsToBreach } from '../../../../engine/capacity/autoscale/beanstalk.ts';
import { beanstalkPolicySchema } from '../../../../engine/model/scaling-policy.ts';

const rule = beanstalkPolicySchema.parse({
  kind: 'beanstalk',
  name: 'application',
  minSize: 2,
  maxSize: 10,
  trigger: {
    measureName: 'CPUUtilization',
    upperThreshold: 75,
    upperBreachScaleIncrement: 2,
    lowerThreshold: 25,
    lowerBreachScaleIncrement: -1,
  },
});

/** One step a minute; `cpu` is the mean of each period of five minutes that ends. */
function course(policy: typeof rule, start: number, cpu: readonly number[], startupS: number): { atS: number; size: number }[] {
  let state: BeanstalkState = noBeanstalkState;
  let current = start;
  const changes: { atS: number; size: number }[] = [];
  for (let nowS = 60; nowS <= cpu.length * 300; nowS += 60) {
    const point = nowS % 300 === 0 ? (cpu[nowS / 300 - 1] ?? null) : null;
    const decision = beanstalkStep(policy, state, { nowS, current, point, startupS });
    state = decision.state;
    if (decision.replicas !== current) changes.push({ atS: nowS, size: decision.replicas });
    current = decision.replicas;
  }
  return changes;
}

describe('the rule of the recommendations: 2 to 10, +2 above 75 %, -1 below 25 %, for 5 min, 360 s between', () => {
  it('adds two after five minutes above, and again when the instances are up and the cooldown is over', () => {
    // 300 s, and 120 s until they are up, and 360 s: the next change at 780 s, then 1260 s.
    expect(course(rule, 2, [90, 90, 90, 90, 90], 120)).toEqual([
      { atS: 300, size: 4 },
      { atS: 780, size: 6 },
      { atS: 1260, size: 8 },
    ]);
  });

  it('takes one after five minutes below; taking away ends at once', () => {
    expect(course(rule, 5, [10, 10, 10, 10], 120)).toEqual([
      { atS: 300, size: 4 },
      { atS: 660, size: 3 },
      { atS: 1020, size: 2 },
    ]);
  });

  it('at a threshold nothing is done: it has to be passed', () => {
    expect(course(rule, 4, [75, 25, 75], 0)).toEqual([]);
    expect(course(rule, 4, [75.1], 0)).toEqual([{ atS: 300, size: 6 }]);
  });

  it('stays within its sizes, and a step that the bounds cut short is told', () => {
    expect(course(rule, 9, [90, 90, 90, 90], 0)).toEqual([{ atS: 300, size: 10 }]);
    expect(course(rule, 2, [10, 10], 0)).toEqual([]);
    expect(beanstalkStep(rule, noBeanstalkState, { nowS: 300, current: 9, point: 90, startupS: 0 })).toMatchObject({
      replicas: 10,
      cause: 'upper threshold',
      limitedBy: 'maximum',
    });
  });

  it('a size out of its bounds is mended at once', () => {
    const out = (current: number) => beanstalkStep(rule, noBeanstalkState, { nowS: 60, current, point: null, startupS: 60 });
    expect(out(1)).toMatchObject({ replicas: 2, cause: 'minimum' });
    expect(out(14)).toMatchObject({ replicas: 10, cause: 'maximum' });
  });

  it('a CPU above 100 % is one of 100 %', () => {
    const high = beanstalkPolicySchema.parse({ ...rule, trigger: { ...rule.trigger, upperThreshold: 100 } });
    expect(course(high, 4, [400, 400], 0)).toEqual([]);
  });

  it('a step that changes nothing starts no cooldown', () => {
    const { state } = beanstalkStep(rule, noBeanstalkState, { nowS: 300, current: 2, point: 10, startupS: 0 });
    expect(beanstalkStep(rule, state, { nowS: 600, current: 2, point: 90, startupS: 0 }).replicas).toBe(4);
  });
});

it('several data points in a row make a breach: the greater of the evaluation periods and the breach over the period', () => {
  const slow = beanstalkPolicySchema.parse({ ...rule, trigger: { ...rule.trigger, breachDurationMinutes: 12 } });
  expect([pointsToBreach(rule), pointsToBreach(slow)]).toEqual([1, 3]);
  expect(course(slow, 2, [90, 90, 60, 90, 90, 90], 0)).toEqual([{ atS: 1800, size: 4 }]);
});

it('a count may pass 100', () => {
  const requests = beanstalkPolicySchema.parse({
    ...rule,
    trigger: { ...rule.trigger, measureName: 'RequestCount', statistic: 'Sum', unit: 'Count', upperThreshold: 500 },
  });
  expect(course(requests, 2, [600], 0)).toEqual([{ atS: 300, size: 4 }]);
});
