import { describe, expect, it } from 'vitest';
import type { PodReading } from '../../../../../engine/capacity/autoscale/hpa/pods.ts';
import {
  averageProposal,
  sharedProposal,
  utilisationProposal,
  valueProposal,
} from '../../../../../engine/capacity/autoscale/hpa/proposal.ts';

/*
 * Cases of Kubernetes' own table: kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator_test.go. Names are those of its test
 * functions. Levels are thousandths of a core per pod; 1000 is requested unless a case says otherwise.
 */
const tolerances = { up: 0.1, down: 0.1 };
type State = PodReading['state'];

const pods = (levels: readonly (number | null)[], states: readonly State[] = [], requests: readonly number[] = []): PodReading[] =>
  levels.map((usage, index) => ({ usage, state: states[index] ?? 'ready', request: requests[index] ?? 1000 }));

const ready = (count: number): State[] => Array.from({ length: count }, () => 'ready');

describe('utilisation of a resource, by the table of Kubernetes', () => {
  const cases: readonly (readonly [name: string, current: number, target: number, pods: PodReading[], expected: number | null])[] = [
    ['ScaleUp', 3, 30, pods([300, 500, 700]), 5],
    ['ScaleUpUnreadyLessScale', 3, 30, pods([300, 500, 700], ['unready']), 4],
    ['ScaleUpHotCpuLessScale', 3, 30, pods([300, 500, 700], ['unready']), 4],
    ['ScaleUpUnreadyNoScale', 3, 30, pods([400, 500, 700], ['ready', 'unready', 'unready']), 3],
    ['ScaleUpIgnoresFailedPods', 2, 30, pods([500, 700]), 4],
    ['ScaleDown', 5, 50, pods([100, 300, 500, 250, 250]), 3],
    ['ScaleDownIncludeUnreadyPods', 5, 50, pods([100, 300, 500, 250, 250], ['ready', 'ready', 'ready', 'unready', 'unready']), 2],
    [
      'ScaleDownExcludeUnscheduledPods',
      5,
      50,
      pods([100, null, null, null, null], ['ready', 'unready', 'unready', 'unready', 'unready']),
      1,
    ],
    ['Tolerance', 3, 100, pods([1010, 1030, 1020], [], [900, 1000, 1100]), 3],
    ['SuperfluousMetrics', 4, 100, pods([4000, 9500, 3000, 7000, 3200, 2000], [...ready(4), 'stray', 'stray']), 24],
    ['MissingMetrics', 4, 100, pods([400, 95, null, null]), 3],
    ['EmptyMetrics', 4, 100, pods([null, null, null]), null],
    ['EmptyCPURequest', 1, 100, [{ state: 'ready', usage: 200 }], null],
    ['MissingMetricsNoChangeEq', 2, 100, pods([1000, null]), 2],
    ['MissingMetricsNoChangeGt', 2, 100, pods([1900, null]), 2],
    ['MissingMetricsNoChangeLt', 2, 100, pods([600, null]), 2],
    ['MissingMetricsUnreadyChange', 3, 50, pods([100, 450, null], ['unready']), 3],
    ['MissingMetricsUnreadyScaleUp', 3, 50, pods([100, 2000, null], ['unready']), 4],
    ['MissingMetricsUnreadyScaleDown', 4, 50, pods([100, 100, 100, null], ['unready']), 3],
    [
      'ComputedToleranceAlgImplementation, down',
      10,
      56,
      pods(
        Array.from({ length: 10 }, () => 150),
        [],
        [400, 200, 310, 290, 302, 298, 301, 299, 300, 300],
      ),
      9,
    ],
    [
      'ComputedToleranceAlgImplementation, within',
      10,
      55,
      pods(
        Array.from({ length: 10 }, () => 150),
        [],
        [400, 200, 310, 290, 302, 298, 301, 299, 300, 300],
      ),
      10,
    ],
  ];
  it.each(cases)('TestReplicaCalc%s: from %i at %i %%', (_, current, target, readings, expected) => {
    expect(utilisationProposal({ pods: readings, current, target, tolerances })).toBe(expected);
  });

  it('a target above 100 % is what a pod without a metric is assumed at on the way down', () => {
    // Two pods at 50 % of their request, the third unknown: at 200 % it keeps (100 + 200) / 3 of 200 %, 3 x .5 -> 2.
    expect(utilisationProposal({ pods: pods([500, 500, null]), current: 3, target: 200, tolerances })).toBe(2);
  });

  it('a way down that the assumed pods turn round changes nothing', () => {
    // 20 % where 50 % are wanted; with two unknown pods at 100 % it is 73 %, which would be up.
    expect(utilisationProposal({ pods: pods([200, null, null]), current: 3, target: 50, tolerances })).toBe(3);
  });

  it('percent are cut off, not rounded', () => {
    // 33.9 % are 33, and 33 / 30 is within the tolerance; 34 would not be.
    expect(utilisationProposal({ pods: pods([339, 339, 339]), current: 3, target: 30, tolerances })).toBe(3);
    expect(utilisationProposal({ pods: pods([340, 340, 340]), current: 3, target: 30, tolerances })).toBe(4);
  });

  it('a new ratio whose number of pods turns the direction changes nothing', () => {
    // 2 of 6 measured, 1.2 x target; the four others are unready and count 0: .4, which would be down.
    const readings = pods([600, 600, 0, 0, 0, 0], ['ready', 'ready', 'unready', 'unready', 'unready', 'unready']);
    expect(utilisationProposal({ pods: readings, current: 6, target: 50, tolerances })).toBe(6);
    // A deployment that was set to 12 while 3 pods are listed: 2.5 x 3 = 8 would be fewer than there are.
    const few = pods([1500, 1000, null]);
    expect(utilisationProposal({ pods: few, current: 12, target: 33, tolerances })).toBe(12);
  });
});

describe('numbers that are no resource, by the table of Kubernetes', () => {
  it.each([
    ['ScaleUpCM', 3, 15_000, pods([20_000, 10_000, 30_000]), 4],
    ['ScaleUpCMUnreadyHotCpuNoLessScale', 3, 15_000, pods([50_000, 10_000, 30_000]), 6],
    ['ScaleUpCMUnreadyHotCpuScaleWouldScaleDown', 3, 15_000, pods([50_000, 15_000, 30_000]), 7],
    ['ScaleDownCM', 5, 20_000, pods([12_000, 12_000, 12_000, 12_000, 12_000]), 3],
    ['ToleranceCM', 3, 20_000, pods([20_000, 21_000, 21_000]), 3],
  ] as const)('TestReplicaCalc%s', (_, current, target, readings, expected) => {
    expect(averageProposal({ pods: readings, current, target, tolerances })).toBe(expected);
  });

  it.each([
    ['ScaleUpCMObject', 3, 3, 20_000, 15_000, 4],
    ['ScaleUpCMObjectIgnoresUnreadyPods', 3, 1, 50_000, 10_000, 5],
    ['ScaleUpCMExternal', 1, 1, 8600, 4400, 2],
    ['ScaleUpCMExternalIgnoresUnreadyPods', 3, 1, 8600, 4400, 2],
    ['ScaleDownCMObject', 5, 5, 12_000, 20_000, 3],
    ['ScaleDownCMExternal', 5, 5, 8600, 14_334, 3],
    ['ToleranceCMObject', 3, 3, 20_666, 20_000, 3],
    ['ToleranceCMExternal', 3, 3, 8600, 8888, 3],
  ] as const)('TestReplicaCalc%s', (_, current, readyPods, value, target, expected) => {
    expect(valueProposal({ current, readyPods, value, target, tolerances })).toBe(expected);
  });

  it.each([
    ['ScaleUpCMPerPodObject', 3, 20_000, 5000, 4],
    ['ScaleUpPerPodCMExternal', 3, 8600, 2150, 4],
    ['ScaleDownPerPodCMObject', 5, 6000, 2000, 3],
    ['ScaleDownPerPodCMExternal', 5, 8600, 2867, 3],
    ['TolerancePerPodCMObject', 4, 20_166, 5000, 4],
    ['TolerancePerPodCMExternal', 3, 8600, 2900, 3],
  ] as const)('TestReplicaCalc%s', (_, current, value, target, expected) => {
    expect(sharedProposal({ current, value, target, tolerances })).toBe(expected);
  });

  it('from no pods at all a value asks for its ratio', () => {
    expect(valueProposal({ current: 0, readyPods: 0, value: 250, target: 100, tolerances })).toBe(3);
  });
});

describe('worked examples of the Kubernetes documentation (Horizontal Pod Autoscaling, algorithm details)', () => {
  it('200m where 100m is wanted doubles, 50m halves', () => {
    expect(averageProposal({ pods: pods([200, 200]), current: 2, target: 100, tolerances })).toBe(4);
    expect(averageProposal({ pods: pods([50, 50]), current: 2, target: 100, tolerances })).toBe(1);
  });

  it('a ratio within .1 of one changes nothing, both ends included', () => {
    const at = (level: number) => utilisationProposal({ pods: pods([level, level, level, level]), current: 4, target: 100, tolerances });
    expect([890, 900, 1000, 1100, 1110].map(at)).toEqual([4, 4, 4, 4, 5]);
    const ten = (level: number) =>
      utilisationProposal({ pods: pods(Array.from({ length: 10 }, () => level)), current: 10, target: 100, tolerances });
    expect([890, 900, 1100, 1110].map(ten)).toEqual([9, 10, 10, 12]);
  });
});
