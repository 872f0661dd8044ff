import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetMaker } from '../../../../../engine/capacity/autoscale/presets.ts';
import { neededReplicas, outcomeOf } from '../../../../../engine/capacity/autoscale/simulation/outcome.ts';
import { simulate } from '../../../../../engine/capacity/autoscale/simulation/simulate.ts';
import { type Replica, scalingOutcomeSchema } from '../../../../../engine/model/autoscale.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../../../../engine/model/scaling-policy.ts';

const replica: Replica = {
  capacityPerSecond: 50,
  cores: 1,
  serviceMs: 0,
  startupS: 60,
  costPerHour: 0.1,
  source: 'stated',
  from: null,
};
const hpa = (fields: object = {}): ScalingPolicy =>
  scalingPolicySchema.parse({
    kind: 'hpa',
    name: 'web',
    scaleTargetRef: { name: 'web' },
    minReplicas: 1,
    maxReplicas: 20,
    metrics: [{ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } }],
    behavior: {},
    ...fields,
  });
const steps = (...parts: readonly (readonly [rate: number, seconds: number])[]): number[] =>
  parts.flatMap(([rate, seconds]) => Array.from({ length: seconds }, () => rate));
const question = (policy: ScalingPolicy, perSecond: readonly number[], over: object = {}) => ({
  policy,
  perSecond,
  replica,
  latencyTargetMs: null,
  startReplicas: null,
  ...over,
});

describe('a demand that stays', () => {
  it('finds the policy at rest: 120/s over replicas of 50/s at 70 % are four', () => {
    const outcome = outcomeOf(question(hpa(), steps([120, 3600])));
    expect(outcome).toMatchObject({ startReplicas: 4, replicas: { least: 4, mean: 4, most: 4 }, instanceHours: 4, actions: [] });
    expect(outcome.violation).toEqual({ seconds: 0, share: 0, longestS: 0, firstAtS: null, requestShare: 0 });
    expect(outcome.cost).toBeCloseTo(0.4, 12);
  });

  it('a CPU request of a fifth of what a replica uses makes it hold a fifth of the load', () => {
    const outcome = outcomeOf(question(hpa({ pod: { requests: { cpu: '200m' } } }), steps([40, 600])));
    // 70 % of 200m are 7/s of 50: ceil(40 / 7) = 6.
    expect(outcome.startReplicas).toBe(6);
    expect(outcome.reasons.find(({ code }) => code === 'target-far-below')?.facts).toMatchObject({
      metric: 'cpu',
      perSecond: expect.closeTo(7, 9),
      share: expect.closeTo(0.14, 9),
    });
  });
});

describe('a rise', () => {
  const rise = steps([100, 600], [300, 900]);

  it('adds capacity a start-up after each decision, and the backlog drains', () => {
    const { course, actions } = simulate(question(hpa(), rise));
    const [first] = actions;
    // Fifteen seconds at the rim are over at 615 s: 100 % of 70 %, ceil(1.43 x 3).
    expect(first).toMatchObject({ atS: 615, from: 3, to: 5, cause: 'cpu' });
    const ready = course.counted('ready');
    expect([ready[674], ready[675]]).toEqual([3, 5]);
    // 150/s more than three replicas do, from second 600 to 675.
    const backlog = course.counted('backlog');
    expect([backlog[600], backlog[674]]).toEqual([150, 150 * 75]);
    expect(backlog.at(-1)).toBe(0);
    expect(course.counted('requests').reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      course.counted('served').reduce((sum, value) => sum + value, 0),
      6,
    );
  });

  it('counts every second in which demand is over, or requests wait', () => {
    const { violation, backlog } = outcomeOf(question(hpa(), rise));
    expect(violation.firstAtS).toBe(600);
    expect(violation.seconds).toBe(violation.longestS);
    expect(violation.seconds).toBeGreaterThan(75);
    expect(backlog.most).toBeGreaterThanOrEqual(150 * 75);
  });

  it('a quicker start breaks less, a smaller maximum more', () => {
    const seconds = (over: object, fields: object = {}) => outcomeOf(question(hpa(fields), rise, over)).violation.seconds;
    expect(seconds({ replica: { ...replica, startupS: 10 } })).toBeLessThan(seconds({}));
    const small = outcomeOf(question(hpa({ maxReplicas: 4 }), rise));
    expect(small.violation.seconds).toBe(900);
    expect(small.reasons[0]).toEqual({ code: 'maximum-too-small', facts: { most: 4, needed: 6 } });
    expect(small.atMostS).toBeGreaterThan(800);
  });

  it('a latency target can be broken without a backlog', () => {
    const slow = { ...replica, serviceMs: 100 };
    const full = steps([180, 600]);
    const over = (latencyTargetMs: number | null) =>
      outcomeOf(question(hpa({ minReplicas: 4, maxReplicas: 4 }), full, { replica: slow, latencyTargetMs })).violation.seconds;
    // 100 ms / (1 - .9) = 1 s.
    expect([over(null), over(1001), over(999)]).toEqual([0, 0, 600]);
  });
});

describe('start-up', () => {
  it('replicas that are not ready count nothing on the way up, so that one rise is not answered twice', () => {
    const slow = { ...replica, startupS: 300 };
    const { actions } = simulate(question(hpa(), steps([100, 60], [200, 300]), { replica: slow }));
    expect(actions.map(({ to }) => to)).toEqual([5]);
  });

  it('CPU of a replica that has just become ready does not count before a whole window of it was seen', () => {
    const { actions } = simulate(question(hpa(), steps([100, 600], [300, 300]), { replica: { ...replica, startupS: 7 } }));
    // Five from 615 s on, ready at 622 s: at 630 s two of them are still unknown, and 1.43 x 3 of 5 is no way up.
    expect(actions.slice(0, 2).map(({ atS, to }) => [atS, to])).toEqual([
      [615, 5],
      [645, 8],
    ]);
  });

  it('takes away those that are not ready first', () => {
    const rules = { scaleUp: {}, scaleDown: { stabilizationWindowSeconds: 0 } };
    const { course } = simulate(
      question(hpa({ behavior: rules }), steps([100, 60], [300, 20], [100, 60]), { replica: { ...replica, startupS: 600 } }),
    );
    expect(Math.min(...course.counted('ready'))).toBe(3);
  });
});

describe('the Elastic Beanstalk rule', () => {
  const rule = presetMaker('beanstalk')?.(50);
  if (rule === undefined) throw new Error('there is no such preset');

  it('two of 50/s at rest with 60/s; 150/s from second 600: two more at 900 s, and two at 1320 s, 60 s after the start and 360 s', () => {
    const outcome = outcomeOf(question(rule, steps([60, 600], [150, 1800])));
    expect(outcome.startReplicas).toBe(2);
    expect(outcome.actions.slice(0, 2)).toEqual([
      { atS: 900, from: 2, to: 4, cause: 'upper threshold', limitedBy: null },
      { atS: 1320, from: 4, to: 6, cause: 'upper threshold', limitedBy: null },
    ]);
    expect(outcome.violation.firstAtS).toBe(600);
  });
});

describe('presets of the component table', () => {
  const preset = (name: string): ScalingPolicy => {
    const policy = presetMaker(name)?.(50);
    if (policy === undefined) throw new Error(name);
    return policy;
  };

  it.each([
    ['backend', 3, 20],
    ['frontend', 2, 10],
    ['relay', 2, 50],
    ['gpu', 1, 10],
  ])('%s runs from %i to %i, up after two minutes, down after ten', (name, least, most) => {
    expect(preset(name)).toMatchObject({
      minReplicas: least,
      maxReplicas: most,
      behavior: { scaleUp: { stabilizationWindowSeconds: 120 }, scaleDown: { stabilizationWindowSeconds: 600 } },
    });
  });

  it('the relay keeps to 150 requests a minute and pod', () => {
    expect(outcomeOf(question(preset('relay'), steps([20, 300]))).startReplicas).toBe(8);
  });

  it('the GPU keeps to 85 %, and a queue of 50 a pod makes it grow', () => {
    expect(outcomeOf(question(preset('gpu'), steps([170, 300]))).startReplicas).toBe(4);
    const rise = outcomeOf(question(preset('gpu'), steps([40, 300], [80, 900])));
    expect(rise.actions.map(({ cause }) => cause)).toContain('queue_length');
  });

  it('the backend says that nobody knows its memory', () => {
    const { reasons } = outcomeOf(question(preset('backend'), steps([10, 60])));
    expect(reasons.map(({ code, facts }) => [code, facts.metric])).toContainEqual(['metric-not-simulated', 'memory']);
    const known = scalingPolicySchema.parse({
      ...preset('backend'),
      metrics: [
        { type: 'Resource', name: 'memory', target: { type: 'Utilization', averageUtilization: 80 }, signal: 'served*10485760+209715200' },
      ],
    });
    // Three at 33.3/s use 200 + 333 of 512 MiB, 104 %: ceil(1.3 x 3) = 4, which at 87 % are within the tolerance.
    expect(outcomeOf(question(known, steps([100, 60]))).startReplicas).toBe(4);
  });
});

describe('any demand', () => {
  const policies = [
    hpa(),
    hpa({ behavior: undefined }),
    presetMaker('beanstalk')?.(50),
    presetMaker('backend')?.(50),
    presetMaker('gpu')?.(50),
  ];
  it('no request is lost, no bound is passed, no hour is free', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...policies.filter((policy) => policy !== undefined)),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 240 }),
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
        (policy, parts, startupS, startReplicas) => {
          const perSecond = steps(...parts);
          const { course } = simulate(question(policy, perSecond, { replica: { ...replica, startupS }, startReplicas }));
          const sum = (name: 'requests' | 'served') => course.counted(name).reduce((total, value) => total + value, 0);
          expect(sum('served') + (course.counted('backlog').at(-1) ?? 0)).toBeCloseTo(sum('requests'), 3);
          const [ready, replicas] = [course.counted('ready'), course.counted('replicas')];
          const most = policy.kind === 'hpa' ? policy.maxReplicas : policy.maxSize;
          replicas.forEach((size, second) => {
            expect(ready[second] ?? 0).toBeLessThanOrEqual(size);
            if (second > 60) expect(size).toBeLessThanOrEqual(Math.max(most, 1));
          });
          const outcome = outcomeOf(question(policy, perSecond, { replica: { ...replica, startupS }, startReplicas }));
          expect(outcome.instanceHours * 3600).toBeCloseTo(
            replicas.reduce((total, value) => total + value, 0),
            6,
          );
          expect(outcome.series.violationS.reduce((total, value) => total + value, 0)).toBe(outcome.violation.seconds);
          expect(scalingOutcomeSchema.omit({ manifest: true }).parse(outcome)).toEqual(outcome);
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('needs as many replicas as the greatest second, and somebody who knew it beforehand no more than each', () => {
  expect(neededReplicas([0, 50, 51, 149, 20], replica)).toEqual({ most: 3, instanceHours: 7 / 3600 });
});

it('a long demand is drawn in at most 720 points and hides no peak', () => {
  const perSecond = steps([10, 5000], [90, 1], [10, 5000]);
  const { series } = outcomeOf(question(hpa(), perSecond));
  expect(series.atS.length).toBeLessThanOrEqual(720);
  expect(Math.max(...series.demandMost)).toBe(90);
  expect(Math.max(...series.demand)).toBeLessThan(20);
});

it('a policy of which nothing can be simulated is refused by name', () => {
  const blind = hpa({ metrics: [{ type: 'Pods', name: 'coins', target: { type: 'AverageValue', averageValue: 3 } }] });
  expect(() => simulate(question(blind, [1]))).toThrow(
    expect.objectContaining({ code: 'POLICY_INVALID', message: 'Nothing says what coins of web is at a given load.' }),
  );
});
