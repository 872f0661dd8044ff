import { describe, expect, it } from 'vitest';
import { withFactor, withRates } from '../../../../../engine/capacity/autoscale/hpa/bounds.ts';
import { changeWithin, remember, type ScaleEvent } from '../../../../../engine/capacity/autoscale/hpa/rates.ts';
import { completeRules } from '../../../../../engine/capacity/autoscale/hpa/rules.ts';
import type { ScalingRules } from '../../../../../engine/model/scaling-policy.ts';

/*
 * Cases of Kubernetes' own tables: kubernetes/kubernetes, pkg/controller/podautoscaler/horizontal_test.go, TestScalingWithRules,
 * TestStoreScaleEvents, TestCalculateScaleUpLimitWithScalingRules, TestCalculateScaleDownLimitWithBehaviors and
 * TestConvertDesiredReplicasWithRules, by their names.
 */
const nowS = 10_000;

/** Pods and percent with their periods, and the window, as `generateScalingRules` of that file. */
function rules(pods: number, podsPeriod: number, percent: number, percentPeriod: number, window: number): ScalingRules {
  return {
    stabilizationWindowSeconds: window,
    selectPolicy: 'Max',
    policies: [
      ...(pods === 0 ? [] : [{ type: 'Pods' as const, value: pods, periodSeconds: podsPeriod }]),
      ...(percent === 0 ? [] : [{ type: 'Percent' as const, value: percent, periodSeconds: percentPeriod }]),
    ],
  };
}

/** Events in the middle of equal parts of the last `periodS` seconds, oldest first, as `generateEventsUniformDistribution` of that file. */
function spread(changes: readonly number[], periodS: number): ScaleEvent[] {
  const part = periodS / changes.length;
  return changes.map((change, index) => ({ change, atS: nowS - Math.trunc(periodS - part * (index + 1) + part / 2) }));
}

interface Case {
  readonly name: string;
  readonly from: number;
  readonly wanted: number;
  readonly bounds: readonly [least: number, most: number];
  readonly up?: ScalingRules;
  readonly down?: ScalingRules;
  readonly ups?: readonly ScaleEvent[];
  readonly downs?: readonly ScaleEvent[];
  readonly to: number;
  readonly limitedBy: 'rate' | 'maximum' | 'minimum' | null;
}

const wide = [1, 1000] as const;
const cases: readonly Case[] = [
  { name: 'prenormalized desired replicas within range', from: 5, wanted: 7, bounds: [3, 8], to: 7, limitedBy: null },
  { name: 'prenormalized desired replicas < minReplicas', from: 3, wanted: 1, bounds: [2, 8], to: 2, limitedBy: 'minimum' },
  {
    name: 'prenormalized desired replicas within range when minReplicas is 0',
    from: 1,
    wanted: 0,
    bounds: [0, 10],
    to: 0,
    limitedBy: null,
  },
  {
    name: 'maxReplicas is the limit because maxReplicas < scaleUpLimit',
    from: 20,
    wanted: 1000,
    bounds: [1, 10],
    to: 10,
    limitedBy: 'maximum',
  },
  {
    name: 'desired replica count is more than the maximum replica count',
    from: 100,
    wanted: 1000,
    bounds: [100, 150],
    to: 150,
    limitedBy: 'maximum',
  },
  {
    name: 'scaleUpLimit is the limit because scaleUpLimit < maxReplicas with user policies',
    from: 3,
    wanted: 1000,
    bounds: [1, 2000],
    up: rules(0, 0, 1, 60, 0),
    to: 4,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDownLimit is the limit because scaleDownLimit > minReplicas with user defined policies',
    from: 1000,
    wanted: 3,
    bounds: [3, 2000],
    down: rules(20, 60, 0, 0, 0),
    to: 980,
    limitedBy: 'rate',
  },
  { name: 'scaleUp with default behavior', from: 10, wanted: 50, bounds: wide, to: 20, limitedBy: 'rate' },
  {
    name: 'scaleUp with pods policy larger than percent policy',
    from: 10,
    wanted: 500,
    bounds: wide,
    up: rules(100, 60, 100, 60, 0),
    to: 110,
    limitedBy: 'rate',
  },
  {
    name: 'scaleUp with percent policy larger than pods policy',
    from: 10,
    wanted: 500,
    bounds: wide,
    up: rules(2, 60, 100, 60, 0),
    to: 20,
    limitedBy: 'rate',
  },
  {
    name: 'scaleUp with spec MaxReplicas limitation with large pod policy',
    from: 10,
    wanted: 50,
    bounds: wide,
    up: rules(100, 60, 0, 0, 0),
    to: 50,
    limitedBy: null,
  },
  { name: 'scaleUp with pod policy limitation', from: 10, wanted: 50, bounds: wide, up: rules(30, 60, 0, 0, 0), to: 40, limitedBy: 'rate' },
  {
    name: 'scaleUp with percent policy limitation',
    from: 10,
    wanted: 50,
    bounds: wide,
    up: rules(0, 0, 200, 60, 0),
    to: 30,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with percent policy larger than pod policy',
    from: 100,
    wanted: 2,
    bounds: wide,
    down: rules(20, 60, 1, 60, 300),
    to: 80,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with pod policy larger than percent policy',
    from: 100,
    wanted: 2,
    bounds: wide,
    down: rules(2, 60, 1, 60, 300),
    to: 98,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with spec MinReplicas limitation with large pod policy',
    from: 10,
    wanted: 0,
    bounds: wide,
    down: rules(100, 60, 0, 0, 300),
    to: 1,
    limitedBy: 'minimum',
  },
  {
    name: 'scaleDown with spec MinReplicas limitation with large percent policy',
    from: 10,
    wanted: 2,
    bounds: [5, 1000],
    down: rules(0, 0, 100, 60, 300),
    to: 5,
    limitedBy: 'minimum',
  },
  {
    name: 'scaleDown with pod policy limitation',
    from: 10,
    wanted: 2,
    bounds: wide,
    down: rules(5, 60, 0, 0, 300),
    to: 5,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with percent policy limitation',
    from: 10,
    wanted: 5,
    bounds: wide,
    down: rules(0, 0, 50, 60, 300),
    to: 5,
    limitedBy: null,
  },
  {
    name: 'scaleUp with spec MaxReplicas limitation with large pod policy and events',
    from: 100,
    wanted: 500,
    bounds: [1, 200],
    up: rules(300, 60, 0, 0, 0),
    ups: spread([1, 5, 9], 120),
    to: 200,
    limitedBy: 'maximum',
  },
  {
    name: 'scaleUp with spec MaxReplicas limitation with large percent policy and events',
    from: 100,
    wanted: 500,
    bounds: [1, 200],
    up: rules(0, 0, 10_000, 60, 0),
    ups: spread([1, 5, 9], 120),
    to: 200,
    limitedBy: 'maximum',
  },
  {
    name: 'scaleUp with currentReplicas limitation with rate.PeriodSeconds with a lot of recent scale up events',
    from: 100,
    wanted: 500,
    bounds: wide,
    up: rules(5, 120, 0, 0, 0),
    ups: spread([1, 5, 9], 120),
    to: 100,
    limitedBy: 'rate',
  },
  {
    name: 'scaleUp with pod policy and previous scale up events',
    from: 100,
    wanted: 500,
    bounds: wide,
    up: rules(150, 120, 0, 0, 0),
    ups: spread([1, 5, 9], 120),
    to: 235,
    limitedBy: 'rate',
  },
  {
    name: 'scaleUp with percent policy and previous scale up events',
    from: 100,
    wanted: 500,
    bounds: wide,
    up: rules(0, 0, 200, 120, 0),
    ups: spread([1, 5, 9], 120),
    to: 255,
    limitedBy: 'rate',
  },
  {
    name: 'scaleUp with percent policy and previous scale up and down events',
    from: 6,
    wanted: 24,
    bounds: wide,
    up: rules(0, 0, 300, 300, 0),
    ups: spread([4], 120),
    downs: spread([2], 120),
    to: 16,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with default policy and previous events',
    from: 10,
    wanted: 5,
    bounds: wide,
    downs: spread([1, 5, 9], 120),
    to: 5,
    limitedBy: null,
  },
  {
    name: 'scaleDown with spec MinReplicas=nil limitation with large pod policy and previous events',
    from: 100,
    wanted: 0,
    bounds: wide,
    down: rules(115, 120, 0, 0, 300),
    downs: spread([1, 5, 9], 120),
    to: 1,
    limitedBy: 'minimum',
  },
  {
    name: 'scaleDown with spec MinReplicas limitation with large percent policy and previous events',
    from: 100,
    wanted: 2,
    bounds: [5, 1000],
    down: rules(0, 0, 100, 120, 300),
    downs: spread([1, 5, 9], 120),
    to: 5,
    limitedBy: 'minimum',
  },
  {
    name: 'scaleDown with pod policy limitation and previous events',
    from: 100,
    wanted: 2,
    bounds: wide,
    down: rules(5, 120, 0, 0, 300),
    downs: spread([1, 5, 9], 120),
    to: 100,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with percent policy limitation and previous events',
    from: 100,
    wanted: 0,
    bounds: wide,
    down: rules(0, 0, 50, 120, 300),
    downs: spread([2, 4, 6], 120),
    to: 56,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with percent policy and previous scale up and down events',
    from: 10,
    wanted: 1,
    bounds: wide,
    down: rules(0, 0, 50, 180, 0),
    ups: spread([2], 120),
    downs: spread([4], 120),
    to: 6,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with previous events preventing further scale down',
    from: 100,
    wanted: 0,
    bounds: wide,
    down: rules(0, 0, 10, 120, 300),
    downs: spread([10, 10, 10], 120),
    to: 100,
    limitedBy: 'rate',
  },
  {
    name: 'scaleDown with with previous events still allowing more scale down',
    from: 10,
    wanted: 5,
    bounds: wide,
    down: rules(0, 0, 1000, 120, 300),
    downs: spread([10, 10, 10], 120),
    to: 5,
    limitedBy: null,
  },
  {
    name: "check that events were not marked 'outdated' for two different policies in the behavior for up",
    from: 100,
    wanted: 200,
    bounds: wide,
    up: rules(1000, 120, 100, 60, 0),
    ups: spread([8, 12, 9, 11], 120),
    to: 200,
    limitedBy: null,
  },
  {
    name: "check that events were marked 'outdated' for two different policies in the behavior for down",
    from: 100,
    wanted: 5,
    bounds: wide,
    down: rules(1000, 30, 100, 60, 300),
    downs: spread([8, 12, 9, 11], 120),
    to: 5,
    limitedBy: null,
  },
];

describe('rates of a behavior, TestScalingWithRules', () => {
  it.each(cases)('$name', ({ from, wanted, bounds: [least, most], up, down, ups = [], downs = [], to, limitedBy }) => {
    const complete = { up: completeRules('up', up), down: completeRules('down', down) };
    expect(withRates(wanted, from, { least, most }, complete, { ups, downs }, nowS)).toEqual({ replicas: to, limitedBy });
  });
});

describe('the select policy', () => {
  const both = (selectPolicy: 'Min' | 'Max' | 'Disabled'): ScalingRules => ({
    selectPolicy,
    policies: [
      { type: 'Pods', value: 2, periodSeconds: 60 },
      { type: 'Percent', value: 50, periodSeconds: 60 },
    ],
  });
  const limit = (from: number, wanted: number, select: 'Min' | 'Max' | 'Disabled') => {
    const complete = { up: completeRules('up', both(select)), down: completeRules('down', both(select)) };
    return withRates(wanted, from, { least: 0, most: 1000 }, complete, { ups: [], downs: [] }, nowS).replicas;
  };

  it('Min takes the smallest change: TestCalculateScaleUpLimitWithScalingRules and TestCalculateScaleDownLimitWithBehaviors', () => {
    expect(limit(1, 1000, 'Min')).toBe(2);
    expect(limit(5, 0, 'Min')).toBe(3);
  });

  it('Max takes the greatest, Disabled changes nothing', () => {
    expect([limit(1, 1000, 'Max'), limit(5, 0, 'Max'), limit(40, 1000, 'Max')]).toEqual([3, 2, 60]);
    expect([limit(1, 1000, 'Disabled'), limit(5, 0, 'Disabled')]).toEqual([1, 5]);
  });
});

describe('events, TestStoreScaleEvents', () => {
  const ago = (change: number, seconds: number): ScaleEvent => ({ change, atS: nowS - seconds });
  it.each([
    ['empty entries with two-policy-behavior', [], rules(10, 60, 100, 60, 0), 0, [5]],
    ['one outdated entry to be replaced with behavior', [ago(7, 61)], rules(10, 60, 100, 60, 0), 0, [5]],
    ['one actual entry to be not touched with behavior', [ago(7, 58)], rules(10, 60, 100, 60, 0), 7, [7, 5]],
    ['two entries, one of them to be replaced', [ago(7, 61), ago(6, 59)], rules(10, 60, 0, 0, 0), 6, [5, 6]],
    [
      'replace one entry, use policies with different periods',
      [ago(8, 29), ago(6, 59), ago(7, 61), ago(9, 61)],
      rules(10, 60, 100, 30, 0),
      14,
      [8, 6, 7, 5],
    ],
    ['two entries, both actual', [ago(7, 58), ago(6, 59)], rules(10, 120, 100, 30, 0), 13, [7, 6, 5]],
  ] as const)('%s', (_, before, given, lastMinute, after) => {
    expect(changeWithin(before, 60, nowS)).toBe(lastMinute);
    expect(remember(before, { atS: nowS, change: 5 }, completeRules('up', given)).map(({ change }) => change)).toEqual(after);
  });
});

describe('without a behavior, TestConvertDesiredReplicasWithRules', () => {
  it.each([
    ['prenormalized desired replicas within range', 5, 7, 3, 8, 7],
    ['prenormalized desired replicas < minReplicas', 3, 1, 2, 8, 2],
    ['1 is minLimit because hpaMinReplicas < 1', 1, 0, 0, 10, 0],
    ['maxReplicas is the limit because maxReplicas < scaleUpLimit', 20, 1000, 1, 10, 10],
    ['scaleUpLimit is the limit because scaleUpLimit < maxReplicas', 3, 1000, 1, 2000, 6],
    ['scaleUpLimit is at least 4', 1, 1000, 1, 2000, 4],
  ] as const)('%s', (_, from, wanted, least, most, to) => {
    expect(withFactor(wanted, from, { least, most }).replicas).toBe(to);
  });
});
