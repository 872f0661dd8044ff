import { describe, expect, it } from 'vitest';
import { highestOf, stabilised } from '../../../../../engine/capacity/autoscale/hpa/stabilise.ts';

/* Cases of kubernetes/kubernetes, pkg/controller/podautoscaler/horizontal_test.go, by their names. */
const nowS = 100_000;
const minutes = (replicas: number, ago: number) => ({ replicas, atS: nowS - 60 * ago });

describe('windows of a behavior, TestNormalizeDesiredReplicasWithBehavior', () => {
  it.each([
    ['empty recommendations for scaling down', [], 100, 5, 0, 0, 5],
    ['simple scale down stabilization', [minutes(4, 2), minutes(5, 1)], 100, 3, 0, 180, 5],
    ['simple scale up stabilization', [minutes(4, 2), minutes(5, 1)], 1, 7, 300, 0, 4],
    ['no scale down stabilization', [minutes(1, 2), minutes(2, 1)], 100, 3, 300, 0, 3],
    ['no scale up stabilization', [minutes(4, 2), minutes(5, 1)], 1, 3, 0, 300, 3],
    ['no scale down stabilization, reuse recommendation element', [minutes(10, 10), minutes(9, 9)], 100, 3, 0, 0, 3],
    ['no scale up stabilization, reuse recommendation element', [minutes(10, 10), minutes(9, 9)], 1, 100, 0, 0, 100],
    [
      'scale down stabilization, reuse one of obsolete recommendation element',
      [minutes(10, 10), minutes(4, 1), minutes(5, 2), minutes(9, 9)],
      100,
      3,
      0,
      180,
      5,
    ],
    [
      'scale up stabilization, reuse one of obsolete recommendation element',
      [minutes(10, 100), minutes(6, 1), minutes(5, 2), minutes(9, 3)],
      1,
      100,
      300,
      0,
      5,
    ],
    [
      'scale up and down stabilization, do not scale up when prenormalized rec goes down',
      [minutes(2, 100), minutes(3, 3)],
      2,
      1,
      300,
      300,
      2,
    ],
    [
      'scale up and down stabilization, do not scale down when prenormalized rec goes up',
      [minutes(2, 100), minutes(1, 3)],
      2,
      3,
      300,
      300,
      2,
    ],
  ] as const)('%s', (_, history, current, wanted, upS, downS, expected) => {
    expect(stabilised(history, { wanted, current, nowS }, { upS, downS })).toBe(expected);
  });

  it('a recommendation as old as the window no longer counts', () => {
    expect(stabilised([minutes(9, 5)], { wanted: 3, current: 9, nowS }, { upS: 0, downS: 300 })).toBe(3);
    expect(stabilised([{ replicas: 9, atS: nowS - 299 }], { wanted: 3, current: 9, nowS }, { upS: 0, downS: 300 })).toBe(9);
  });
});

describe('the window without a behavior, TestNormalizeDesiredReplicas', () => {
  it.each([
    ['empty log', [], 5, 5],
    ['stabilize', [minutes(4, 2), minutes(5, 1)], 3, 5],
    ['no stabilize', [minutes(1, 2), minutes(2, 1)], 3, 3],
    ['no stabilize - old recommendations', [minutes(10, 10), minutes(9, 9)], 3, 3],
    ['stabilize - old recommendations', [minutes(10, 10), minutes(4, 1), minutes(5, 2), minutes(9, 9)], 3, 5],
  ] as const)('%s', (_, history, wanted, expected) => {
    expect(highestOf(history, { wanted, nowS }, 300)).toBe(expected);
  });

  it('a recommendation as old as the window still counts', () => {
    expect(highestOf([minutes(9, 5)], { wanted: 3, nowS }, 300)).toBe(9);
  });
});
