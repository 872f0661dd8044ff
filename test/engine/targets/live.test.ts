import { describe, expect, it } from 'vitest';
import { liveTargets } from '../../../engine/targets/live.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';
import { targetsFromThresholds } from '../../../engine/targets/threshold.ts';
import { step } from '../measure/lines.ts';
import { hold, run, spread } from './fixture.ts';

function live(lines: ReturnType<typeof run>, target: string, steps = [hold]) {
  const measurement = lines.fold(steps).measurement();
  const [only] = liveTargets(measurement, [parseTarget({ target, abort: true }), ...targetsFromThresholds({ checks: ['rate>0'] })]);
  if (!only) throw new Error('no live target');
  return only;
}

describe('liveTargets', () => {
  it('shows where a target stands', () => {
    const { value, samples, meets, broken } = live(run(40), 'p95 < 300 ms');
    expect(value).toBeCloseTo(144.7, 0);
    expect({ samples, meets, broken }).toEqual({ samples: 800, meets: true, broken: false });
  });

  it('calls it broken only beyond doubt', () => {
    expect(live(run(40), 'p95 < 100 ms')).toMatchObject({ meets: false, broken: true });
    // Missed, but with fewer samples than a verdict needs, or by less than the interval.
    expect(live(run(20), 'p95 < 100 ms')).toMatchObject({ meets: false, broken: false });
    const noisy = run(40, (second) => ({ values: spread(50, 150 + (second % 10) * 20, 20) }));
    const { value } = live(noisy, 'p95 < 1 s');
    expect(live(noisy, `p95 < ${(value ?? 0) - 1} ms`)).toMatchObject({ meets: false, broken: false });
    expect(live(run(40), 'p95 > 200 ms')).toMatchObject({ meets: false, broken: true });
  });

  it('counts failures as misses', () => {
    const failing = run(40, () => ({ values: spread(50, 150, 15), failed: [1, 1, 1, 1, 1] }));
    expect(live(failing, 'p95 < 300 ms')).toMatchObject({ value: null, meets: false, broken: true });
    expect(live(failing, 'errorRate < 1 %')).toMatchObject({ value: 0.25, broken: true });
    expect(live(failing, 'errorRate < 24 %')).toMatchObject({ meets: false, broken: false });
  });

  it('waits for its part of the run', () => {
    const ahead = [step(0, 0, 100, { kind: 'ramp', role: 'ramp' }), step(1, 100, 200, { users: 10 })];
    expect(live(run(40), 'p95 < 100 ms', ahead)).toMatchObject({ value: null, samples: 0, meets: null, broken: false });
    expect(live(run(40), 'users >= 11')).toMatchObject({ value: 10, meets: false, broken: false });
  });

  it('breaks what can only grow', () => {
    expect(live(run(40), 'latency max < 149 ms')).toMatchObject({ broken: true });
    expect(live(run(40), 'iterations count < 100')).toMatchObject({ value: 200, broken: true });
    expect(live(run(40), 'iterations count > 1000')).toMatchObject({ meets: false, broken: false });
    expect(live(run(40), 'latency avg < 10 ms')).toMatchObject({ meets: false, broken: false });
    expect(live(run(40), 'latency min > 60 ms')).toMatchObject({ meets: false, broken: true });
  });
});
