import { describe, expect, test } from 'vitest';
import { k6Seconds } from '../../../../engine/run/load/duration.ts';
import { stepsOfScript } from '../../../../engine/run/load/script-steps.ts';

function steps(scenarios: Record<string, Record<string, unknown>>) {
  return stepsOfScript({ scenarios }).map(({ kind, role, fromS, toS, users, arrivalRate }) => {
    const load = [users === null ? [] : [`${users} users`], arrivalRate === null ? [] : [`${arrivalRate}/s`]].flat().join(' + ');
    return `${role === 'hold' ? 'hold' : kind} ${fromS}-${toS} ${load}`.trim();
  });
}

describe('stepsOfScript', () => {
  test('constant users are one hold', () => {
    expect(steps({ a: { executor: 'constant-vus', vus: 5, duration: '1m30s' } })).toEqual(['hold 0-90 5 users']);
  });

  test('ramping users give ramps and plateaus; the longest plateau at the top is the hold', () => {
    const stages = [
      { duration: '10s', target: 20 },
      { duration: '5s', target: 20 },
      { duration: '0s', target: 10 },
      { duration: '5s', target: 10 },
      { duration: '2s', target: 20 },
      { duration: '20s', target: 20 },
      { duration: '3s', target: 0 },
    ];
    expect(steps({ a: { executor: 'ramping-vus', startVUs: 0, stages } })).toEqual([
      'ramp 0-10 20 users',
      'plateau 10-15 20 users',
      'plateau 15-20 10 users',
      'ramp 20-22 20 users',
      'hold 22-42 20 users',
      'ramp 42-45 0 users',
    ]);
  });

  test('rates are per second, whatever their time unit', () => {
    expect(steps({ a: { executor: 'constant-arrival-rate', rate: 120, timeUnit: '1m', duration: '30s' } })).toEqual(['hold 0-30 2/s']);
    expect(
      steps({
        a: {
          executor: 'ramping-arrival-rate',
          startRate: 10,
          stages: [
            { duration: '10s', target: 50 },
            { duration: '10s', target: 50 },
          ],
        },
      }),
    ).toEqual(['ramp 0-10 50/s', 'hold 10-20 50/s']);
  });

  test('iterations last at most their maxDuration, ten minutes when none is given', () => {
    expect(steps({ a: { executor: 'shared-iterations', vus: 2, iterations: 9, maxDuration: '20s' } })).toEqual(['hold 0-20 2 users']);
    expect(steps({ a: { executor: 'per-vu-iterations', vus: 2, iterations: 9 } })).toEqual(['hold 0-600 2 users']);
  });

  test('scenarios add up where they overlap', () => {
    expect(
      steps({
        early: { executor: 'constant-vus', vus: 5, duration: '20s' },
        late: { executor: 'constant-vus', vus: 3, startTime: '10s', duration: '20s' },
      }),
    ).toEqual(['plateau 0-10 5 users', 'hold 10-20 8 users', 'plateau 20-30 3 users']);
  });

  test('a ramp over another scenario’s plateau is a ramp of the sum', () => {
    expect(
      steps({
        steady: { executor: 'constant-vus', vus: 10, duration: '20s' },
        rising: {
          executor: 'ramping-vus',
          startVUs: 0,
          startTime: '5s',
          stages: [
            { duration: '10s', target: 20 },
            { duration: '5s', target: 20 },
          ],
        },
      }),
    ).toEqual(['plateau 0-5 10 users', 'ramp 5-15 30 users', 'hold 15-20 30 users']);
  });

  test('a ramp cut by another scenario keeps its slope', () => {
    const cut = steps({
      rising: { executor: 'ramping-vus', startVUs: 0, stages: [{ duration: '10s', target: 10 }] },
      late: { executor: 'constant-vus', vus: 4, startTime: '5s', duration: '5s' },
    });
    expect(cut).toEqual(['ramp 0-5 5 users', 'ramp 5-10 14 users']);
  });

  test('users and arrivals stand side by side', () => {
    expect(
      steps({
        closed: { executor: 'constant-vus', vus: 4, duration: '10s' },
        open: { executor: 'constant-arrival-rate', rate: 7, timeUnit: '1s', duration: '10s' },
      }),
    ).toEqual(['hold 0-10 4 users + 7/s']);
  });

  test('a script that begins late has an empty step first; unknown executors and no scenarios give none', () => {
    expect(steps({ a: { executor: 'constant-vus', vus: 1, startTime: '3s', duration: '2s' } })).toEqual([
      'plateau 0-3',
      'hold 3-5 1 users',
    ]);
    expect(steps({ a: { executor: 'externally-controlled', vus: 1, duration: '2s' } })).toEqual([]);
    expect(stepsOfScript({ scenarios: null })).toEqual([]);
  });
});

test('k6Seconds reads Go durations and milliseconds', () => {
  expect(k6Seconds('1h2m3.5s')).toBe(3723.5);
  expect(k6Seconds('0s')).toBe(0);
  expect(k6Seconds('1s500ms')).toBe(1.5);
  expect(k6Seconds('2500')).toBe(2.5);
  expect(k6Seconds(1500)).toBe(1.5);
  expect(k6Seconds('soon')).toBeNull();
  expect(k6Seconds(null)).toBeNull();
});
