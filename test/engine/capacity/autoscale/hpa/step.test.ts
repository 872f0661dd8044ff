import { describe, expect, it } from 'vitest';
import { combineProposals } from '../../../../../engine/capacity/autoscale/hpa/metrics.ts';
import type { PodReading } from '../../../../../engine/capacity/autoscale/hpa/pods.ts';
import { type HpaState, hpaStep, noHpaState } from '../../../../../engine/capacity/autoscale/hpa/step.ts';
import { type HpaPolicy, hpaPolicySchema } from '../../../../../engine/model/scaling-policy.ts';

const cpu = (averageUtilization: number) => ({ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization } });
const qps = (value: number) => ({ type: 'External', name: 'qps', target: { type: 'Value', value } });
const policy = (fields: object): HpaPolicy =>
  hpaPolicySchema.parse({ kind: 'hpa', name: 'web', scaleTargetRef: { name: 'web' }, maxReplicas: 6, ...fields });

const pods = (levels: readonly number[]): PodReading[] => levels.map((usage) => ({ state: 'ready', usage, request: 1000 }));

const decide = (
  given: HpaPolicy,
  readings: Readonly<Record<string, PodReading[] | number | null>>,
  current: number,
  state = noHpaState,
  nowS = 0,
) => hpaStep(given, state, { nowS, current, readyPods: current, read: ({ name }) => readings[name] ?? null });

describe('several metrics, by horizontal_test.go of Kubernetes', () => {
  it('TestScaleUpOneMetricEmpty: one that cannot be had does not stop the way up', () => {
    expect(decide(policy({ minReplicas: 2, metrics: [cpu(30), qps(0.1)] }), { cpu: pods([300, 400, 500]), qps: null }, 3).replicas).toBe(4);
  });

  it('TestNoScaleDownOneMetricEmpty, TestNoScaleDownOneMetricInvalid: it stops the way down', () => {
    const decision = decide(policy({ minReplicas: 2, metrics: [cpu(50), qps(1)] }), { cpu: pods([100, 300, 500, 250, 250]), qps: null }, 5);
    expect(decision).toMatchObject({ replicas: 5, cause: null });
    expect(decision.state.history).toEqual([{ atS: 0, replicas: 5 }]);
  });

  it('the greatest proposal wins, nothing is done where none can be had', () => {
    const proposals = (...replicas: (number | null)[]) => replicas.map((each, index) => ({ metric: `m${index}`, replicas: each }));
    expect(combineProposals(proposals(3, 7, 5), 4)).toEqual({ metric: 'm1', replicas: 7 });
    expect(combineProposals(proposals(null, null), 4)).toBeNull();
    expect(combineProposals(proposals(null, 4), 4)).toEqual({ metric: 'm1', replicas: 4 });
    expect(combineProposals(proposals(null, 3), 4)).toBeNull();
  });
});

describe('bounds', () => {
  it('more than the most, or fewer than the least, is mended at once', () => {
    expect(decide(policy({ maxReplicas: 4 }), {}, 9)).toMatchObject({ replicas: 4, cause: 'maximum' });
    expect(decide(policy({ minReplicas: 3 }), {}, 1)).toMatchObject({ replicas: 3, cause: 'minimum' });
  });

  it('a deployment set to nothing is left alone', () => {
    expect(decide(policy({}), { cpu: pods([900]) }, 0)).toMatchObject({ replicas: 0, cause: null });
  });
});

describe('a course of decisions', () => {
  /** Every 15 s one decision; `usage` of each pod in thousandths of a core. */
  function course(given: HpaPolicy, start: number, usage: readonly number[]): number[] {
    let state: HpaState = noHpaState;
    let current = start;
    return usage.map((each, index) => {
      const decision = decide(given, { cpu: pods(Array.from({ length: current }, () => each)) }, current, state, index * 15);
      state = decision.state;
      current = decision.replicas;
      return current;
    });
  }

  it('without a behavior: at most double or 4 at once, down after five minutes', () => {
    expect(course(policy({ maxReplicas: 50, metrics: [cpu(50)] }), 1, [1000, 1000, 1000])).toEqual([2, 4, 8]);
    const down = course(policy({ maxReplicas: 50, metrics: [cpu(50)] }), 8, [500, ...Array.from({ length: 21 }, () => 100)]);
    expect(down.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 8));
    // The 8 of second 0 is as old as the window at 300 s and counts; at 315 s it is gone.
    expect(down.slice(20)).toEqual([8, 2]);
  });

  it('up after 2 min, down after 10 min, as the component table wants it', () => {
    const behavior = { scaleUp: { stabilizationWindowSeconds: 120 }, scaleDown: { stabilizationWindowSeconds: 600 } };
    const rests = (count: number) => Array.from({ length: count }, () => 500);
    const up = course(policy({ maxReplicas: 50, metrics: [cpu(50)], behavior }), 3, [...rests(9), ...Array.from({ length: 9 }, () => 900)]);
    // Hot from 135 s on; the last recommendation of 3 was at 120 s and no longer counts at 240 s; from then on those of 6 hold.
    expect(up.slice(9)).toEqual([3, 3, 3, 3, 3, 3, 3, 6, 6]);
    const down = course(policy({ maxReplicas: 50, metrics: [cpu(50)], behavior }), 10, [500, ...Array.from({ length: 41 }, () => 100)]);
    expect(down.indexOf(2) * 15).toBe(600);
  });

  it('policies hold the pace: two pods a minute up, a tenth a minute down', () => {
    const behavior = {
      scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
    };
    const given = policy({ maxReplicas: 100, metrics: [cpu(50)], behavior });
    expect(
      course(
        given,
        10,
        Array.from({ length: 10 }, () => 1000),
      ),
    ).toEqual([12, 12, 12, 12, 14, 14, 14, 14, 16, 16]);
    expect(
      course(
        given,
        100,
        Array.from({ length: 9 }, () => 100),
      ),
    ).toEqual([90, 90, 90, 90, 81, 81, 81, 81, 72]);
  });

  it('a tolerance of its own takes the place of that of the cluster', () => {
    const given = (tolerance: number) => policy({ metrics: [cpu(50)], behavior: { scaleUp: { tolerance } } });
    expect(course(given(0.05), 4, [540])).toEqual([5]);
    expect(course(given(0.2), 4, [590])).toEqual([4]);
  });
});
