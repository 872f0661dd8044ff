import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityModel } from '../../../../engine/capacity/model.ts';
import { bracketOf } from '../../../../engine/capacity/targets/bracket.ts';
import { chanceOfSide } from '../../../../engine/capacity/targets/chance.ts';
import type { TargetCapacity } from '../../../../engine/model/capacity.ts';
import type { GeneratorHealth } from '../../../../engine/model/health.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Target } from '../../../../engine/model/target.ts';
import { exactly, loadPoint, p95Below } from '../load-points.ts';
import { queueLadder, trueCapacity } from '../tail/queue-ladder.ts';

const target = p95Below(300);
type Status = 'pass' | 'fail' | 'no-data';

/** An open plateau judged at some p95. */
const plateau = (rate: number, p95: number | null, more: Partial<LoadPoint> = {}): LoadPoint => {
  const actual = p95 === null ? null : exactly(p95, 0.02);
  const status: Status = p95 === null ? 'no-data' : p95 < target.expected ? 'pass' : 'fail';
  return loadPoint(rate / 10, rate, {
    planned: { arrivalRate: rate, users: null, connections: null },
    p95Ms: actual,
    verdicts: [{ target: target.text, status, actual }],
    ...more,
  });
};
const capacityOf = (points: readonly LoadPoint[], one: Target = target): TargetCapacity => {
  const found = capacityModel({ points, targets: [one], seed: 1 })?.targets[0];
  if (found === undefined) throw new Error('no model');
  return found;
};

describe('capacity between plateaus', () => {
  const points = [plateau(200, 500), plateau(50, 100), plateau(100, 150), plateau(150, 250)];

  it('lies between the last pass and the first fail, on the line of logarithms', () => {
    const { found, lastPass, firstFail, throughput } = capacityOf(points);
    expect({ found, lastPass, firstFail }).toEqual({ found: 'between', lastPass: 3, firstFail: 0 });
    expect(throughput).toMatchObject({ low: 150, high: 200, label: 'measured' });
    expect(throughput.value).toBeCloseTo(150 + 50 * (Math.log(300 / 250) / Math.log(500 / 250)), 6);
    expect(throughput.confidence).toBeGreaterThan(0.9);
  });

  it('is as sure as the two plateaus are of their sides', () => {
    const close = capacityOf([plateau(50, 100), plateau(150, 297), plateau(200, 303)]);
    expect(close.throughput.confidence).toBeLessThan(0.5);
    expect(chanceOfSide(exactly(300, 0.02), 300)).toBeCloseTo(0.5, 6);
    expect(chanceOfSide(null, 300)).toBeNull();
    expect(chanceOfSide(exactly(0, 0.1), 0.01)).toBe(1);
    expect(chanceOfSide({ ...exactly(0), low: -0.02, high: 0.02 }, 0.02)).toBeCloseTo(0.975, 3);
  });

  it('pools repeats: of two that disagree the mean of logarithms decides', () => {
    const better = capacityOf([plateau(50, 100), plateau(150, 310), plateau(150, 200), plateau(200, 900)]);
    expect(better).toMatchObject({ lastPass: 2, firstFail: 3 });
    const worse = capacityOf([plateau(50, 100), plateau(150, 400), plateau(150, 290), plateau(200, 900)]);
    expect(worse).toMatchObject({ lastPass: 0, firstFail: 1 });
  });

  it('lies anywhere among loads over which plateaus disagree', () => {
    const { throughput, lastPass, firstFail } = capacityOf([plateau(50, 100), plateau(100, 400), plateau(150, 200), plateau(200, 900)]);
    expect({ lastPass, firstFail }).toEqual({ lastPass: 0, firstFail: 3 });
    expect(throughput).toMatchObject({ low: 50, high: 200, reasons: [{ code: 'met-and-missed', facts: { levels: 2 } }] });
    expect(throughput.value).toBeCloseTo(50 + 150 * (Math.log(300 / 100) / Math.log(900 / 100)), 6);
  });

  it('is where most plateaus have it, its range held open by the odd one', () => {
    const odd = [plateau(50, 100), plateau(100, 100), plateau(100, 400), plateau(100, 120), plateau(150, 200), plateau(200, 900)];
    const { throughput, lastPass, firstFail } = capacityOf(odd);
    expect({ lastPass, firstFail }).toEqual({ lastPass: 4, firstFail: 5 });
    expect(throughput).toMatchObject({ low: 50, high: 200 });
    expect(throughput.value).toBeGreaterThan(150);
    const late = capacityOf([plateau(50, 100), plateau(100, 100), plateau(150, 900), plateau(150, 900), plateau(200, 250)]);
    expect(late).toMatchObject({ lastPass: 1, firstFail: 3, throughput: { low: 100, high: null } });
  });

  it('passes over plateaus without data', () => {
    expect(capacityOf([plateau(50, 100), plateau(100, null), plateau(150, 400)]).throughput).toMatchObject({ low: 50, high: 150 });
  });

  it('is the load of the last pass where throughput falls, up to what was offered', () => {
    const collapsed = plateau(200, 5000, { throughput: exactly(120) });
    const { throughput } = capacityOf([plateau(50, 100), plateau(150, 250), collapsed]);
    expect(throughput).toMatchObject({ value: 150, low: 150, high: 200 });
    expect(throughput.reasons[0]?.code).toBe('throughput-falls');
  });

  it('is the middle where what failed cannot be placed on a line', () => {
    const failed = plateau(200, 250, { verdicts: [{ target: target.text, status: 'fail', actual: exactly(250) }] });
    const { throughput } = capacityOf([plateau(100, 100), failed]);
    expect(throughput).toMatchObject({ value: 150, low: 100, high: 200 });
    expect(throughput.reasons[0]?.code).toBe('not-interpolated');
  });

  it('goes with requests in flight for rows of a file', () => {
    const row = (n: number, x: number, p95: number) =>
      loadPoint(n, x, { verdicts: [{ target: target.text, status: p95 < 300 ? 'pass' : 'fail', actual: exactly(p95) }] });
    expect(capacityOf([row(30, 200, 900), row(10, 100, 100), row(20, 150, 200)])).toMatchObject({
      found: 'between',
      lastPass: 2,
      firstFail: 0,
    });
  });
});

describe('plateaus that do not count', () => {
  const sick: GeneratorHealth = {
    validity: 'invalid',
    reasons: [],
    lateness: null,
    worstLatenessMs: null,
    droppedIterations: 0,
    cpu: null,
    coLocated: true,
  };

  it('never meet a target, and never miss it with a generator that was not healthy', () => {
    const passed = plateau(150, 100, { excluded: [{ code: 'little', facts: {} }] });
    expect(capacityOf([plateau(50, 100), passed, plateau(200, 500)])).toMatchObject({ lastPass: 0, firstFail: 2 });
    const unhealthy = plateau(100, 500, { health: sick });
    expect(capacityOf([plateau(50, 100), unhealthy, plateau(200, 500)])).toMatchObject({ lastPass: 0, firstFail: 2 });
    const failedRun = plateau(100, 500, { excluded: [{ code: 'run-failed', facts: {} }] });
    expect(capacityOf([plateau(50, 100), failedRun, plateau(200, 500)])).toMatchObject({ lastPass: 0, firstFail: 2 });
  });

  it('miss a target where they are left out for overload', () => {
    const overload = plateau(200, 9000, { excluded: [{ code: 'not-steady', facts: {} }] });
    expect(capacityOf([plateau(50, 100), plateau(150, 200), overload])).toMatchObject({ found: 'between', lastPass: 1, firstFail: 2 });
  });

  it('miss it where the backlog grew two times, and say nothing where it grew once', () => {
    const growing = plateau(200, 250, {
      steady: { holds: false, backlogSlope: exactly(5), halvesAgree: false },
      excluded: [{ code: 'not-steady', facts: {} }],
    });
    expect(capacityOf([plateau(50, 100), plateau(150, 200), growing]).found).toBe('above');
    expect(capacityOf([plateau(50, 100), plateau(150, 200), growing, growing])).toMatchObject({ found: 'between', firstFail: 3 });
  });

  it('make no model alone', () => {
    expect(capacityModel({ points: [plateau(50, 100, { health: sick })], targets: [target], seed: 1 })).toBeNull();
    expect(capacityModel({ points: [], targets: [target], seed: 1 })).toBeNull();
  });
});

describe('capacity outside of the plateaus', () => {
  it('is below the lowest, without a number', () => {
    const { found, throughput } = capacityOf([plateau(50, 400), plateau(100, 800)]);
    expect(found).toBe('below');
    expect(throughput).toMatchObject({ value: null, low: 0, high: 50, label: 'refused', reasons: [{ code: 'missed-at-lowest' }] });
  });

  it('is unknown without data', () => {
    expect(capacityOf([plateau(50, null)])).toMatchObject({
      found: 'no-data',
      lastPass: null,
      throughput: { reasons: [{ code: 'no-data' }] },
    });
  });

  it('is projected by the tail where it was kept, its band holding what is true', () => {
    const limit = p95Below(200);
    const { found, throughput } = capacityOf(queueLadder([20, 40, 70, 100, 125, 145, 160, 170], limit), limit);
    expect(found).toBe('above');
    expect(throughput.label).toBe('projected');
    expect(throughput.low).toBeLessThan(trueCapacity(200));
    expect(throughput.high).toBeGreaterThan(trueCapacity(200));
    expect(throughput.low).toBeGreaterThanOrEqual(170 * 0.995);
    expect(throughput.confidence).toBe(0.8);
  });

  it('is refused where nothing has bent, where the hold-out was missed and where no tail can speak', () => {
    const limit = p95Below(2000);
    const flat = capacityOf(queueLadder([5, 10, 20, 30, 40, 50], limit), limit).throughput;
    expect(flat).toMatchObject({ value: null, label: 'refused' });
    expect(['capacity-open', 'beyond-range']).toContain(flat.reasons[0]?.code);
    const jumping = queueLadder([20, 40, 70, 100, 125, 145], limit).map((point, at) =>
      at < 5 ? point : plateau(145, 1500, { verdicts: [{ target: limit.text, status: 'pass', actual: exactly(1500) }] }),
    );
    expect(capacityOf(jumping, limit).throughput.reasons[0]?.code).toBe('hold-out-missed');
    const errors: Target = { ...limit, text: 'errors < 1 %', metric: 'errorRate', statistic: 'rate', expected: 0.01 };
    const judged = queueLadder([20, 40, 70], limit).map((point) => ({
      ...point,
      verdicts: [{ target: errors.text, status: 'pass' as const, actual: exactly(0) }],
    }));
    expect(capacityOf(judged, errors).throughput.reasons).toEqual([{ code: 'no-tail-model', facts: {} }]);
  });

  it('is refused where the band reaches beyond twice the highest load, though its middle does not', () => {
    const limit = p95Below(200);
    expect(trueCapacity(200)).toBeLessThan(1.6 * 120);
    const { throughput } = capacityOf(queueLadder([15, 20, 27, 37, 49, 66, 89, 120], limit), limit);
    expect(throughput).toMatchObject({ value: null, label: 'refused', reasons: [{ code: 'capacity-open' }] });
  });

  it('is not more than the first resource to run out allows', () => {
    const limit = p95Below(200);
    const busy = (rate: number) => [
      { resource: 'app-cpu' as const, utilisation: rate / 178, servers: 1, demandMs: 1000 / 178, waiting: null },
    ];
    const points = queueLadder([20, 40, 70, 100, 125, 145, 160, 170], limit).map((point) => ({
      ...point,
      resources: busy(point.throughput.value),
    }));
    const { throughput } = capacityOf(points, limit);
    expect(throughput.high).toBeCloseTo(178, 6);
    expect(throughput.value).toBeLessThanOrEqual(178);
    expect(throughput.reasons[0]?.code).toBe('bounded-by-resource');
  });
});

describe('journeys and users', () => {
  it('go with the requests of a journey', () => {
    const journey = { requests: 4, thinkMs: 8000, pacingS: null };
    const more = (rate: number) => ({ journey, journeysPerSecond: rate / 4, meanMs: exactly(100) });
    const { throughput, journeysPerSecond, users } = capacityOf([plateau(100, 100, more(100)), plateau(200, 900, more(200))]);
    expect(journeysPerSecond?.value).toBeCloseTo((throughput.value ?? 0) / 4, 9);
    expect(journeysPerSecond?.low).toBe(25);
    expect(users?.value).toBeCloseTo(((throughput.value ?? 0) / 4) * 8.4, 6);
    expect(capacityOf([plateau(100, 100), plateau(200, 900)])).toMatchObject({ journeysPerSecond: null, users: null });
  });
});

describe('the bracket of any plateaus', () => {
  it('has a fail above every pass that it counts', () => {
    const any = array(record({ rate: integer({ min: 1, max: 20 }), p95: constantFrom(null, 100, 299, 301, 900) }), { maxLength: 12 });
    assert(
      property(any, (list) => {
        const { levels, lastPass, firstFail } = bracketOf(
          list.map(({ rate, p95 }) => plateau(rate, p95)),
          target,
        );
        if (lastPass && firstFail) expect(lastPass.load).toBeLessThan(firstFail.load);
        if (lastPass) expect(lastPass.met).toBeGreaterThan(0);
        if (firstFail) expect(firstFail.met).toBeLessThan(1);
        expect(lastPass === null && firstFail === null).toBe(levels.length === 0);
      }),
    );
  });
});
