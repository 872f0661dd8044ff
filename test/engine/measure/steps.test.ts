import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeUsers } from '../../../engine/measure/active-users.ts';
import { journeyTimes } from '../../../engine/measure/journey-times.ts';
import { judgedSteps } from '../../../engine/measure/judged-steps.ts';
import { secondsIn, secondsInSteps, wholeRunSeconds } from '../../../engine/measure/seconds.ts';
import { steadyState } from '../../../engine/measure/steady.ts';
import { stepFacts } from '../../../engine/measure/step-facts.ts';
import { peakInFlight } from '../../../engine/measure/throughput.ts';
import { isOpen, journeyOf, loadTraffic } from '../../../engine/measure/traffic.ts';
import { Lines, origin, step } from './lines.ts';

const tags = { scenario: 'orders', name: 'list' };

describe('judgedSteps', () => {
  it('is the highest hold, the last of equals', () => {
    expect(judgedSteps([step(0, 0, 1), step(1, 1, 2, { users: 20 }), step(2, 2, 3, { users: 20 }), step(3, 3, 4)])).toEqual([2]);
  });

  it('is every plateau without a hold, the load without plateaus, everything without steps', () => {
    const ramp = step(0, 0, 1, { kind: 'ramp', role: 'ramp' });
    const opinion = step(2, 2, 3, { role: 'second-opinion', users: null });
    expect(judgedSteps([ramp, step(1, 1, 2, { role: 'step' }), opinion])).toEqual([1]);
    expect(judgedSteps([ramp, opinion])).toEqual([0]);
    expect(judgedSteps([])).toEqual([-1]);
  });
});

describe('secondsIn', () => {
  it('counts the windows of a step, whatever the offset between the clocks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 6000 }),
        (late, from, length) => {
          const only = step(0, from / 1000, (from + length) / 1000);
          const lines = new Lines().gauge(0, 'headroom_load_start', {}, origin + late);
          for (let second = 0; second < 8; second++) lines.counter(second, 'http_reqs', tags, 1);
          const measurement = lines.fold([only]).measurement();
          const windows = measurement.series.find(({ metric }) => metric === 'requests')?.windows ?? [];
          expect(secondsIn(measurement, only)).toBe(windows.filter((window) => window.step === 0).length);
          expect(secondsInSteps(measurement, [-1, 0])).toBeCloseTo(8, 9);
          expect(wholeRunSeconds(measurement)).toBeCloseTo(8, 9);
        },
      ),
    );
  });
});

describe('activeUsers', () => {
  const readings = (values: readonly number[], late = 0) => {
    const lines = new Lines().gauge(0, 'headroom_load_start', {}, origin + late);
    values.forEach((users, second) => {
      lines.gauge(second, 'vus', {}, users);
    });
    const only = step(0, 0, values.length - (late > 0 ? 1 : 0));
    return activeUsers(lines.fold([only]).measurement(), only);
  };

  it('is what was there in 99 % of the seconds', () => {
    expect(readings([10, 10, 9])).toEqual({ sustained: 9, mean: 29 / 3, greatest: 10 });
    expect(readings(Array.from({ length: 100 }, (_, at) => (at === 40 ? 2 : 10)))?.sustained).toBe(10);
    expect(readings(Array.from({ length: 199 }, (_, at) => (at % 99 === 40 ? 2 : 10)))?.sustained).toBe(2);
  });

  it('leaves out seconds that straddle the edges', () => {
    expect(readings([0, 10, 10, 10, 0], 600)).toMatchObject({ sustained: 10 });
  });

  it('is null without readings', () => {
    expect(
      activeUsers(
        new Lines()
          .counter(0, 'http_reqs', tags, 1)
          .fold([step(0, 0, 5)])
          .measurement(),
        step(0, 0, 5),
      ),
    ).toBeNull();
  });
});

describe('traffic', () => {
  const measured = (lines: Lines) => loadTraffic(lines.fold().measurement());

  it('leaves out set-up, tear-down, the second opinion and static assets', () => {
    const isLoad = measured(new Lines().counter(0, 'http_reqs', tags, 1));
    expect([tags, { name: 'other' }].map(isLoad)).toEqual([true, true]);
    expect(
      [{}, { name: 'health' }, { scenario: 'orders__open' }, { ...tags, static: 'true' }, { ...tags, group: '::teardown' }].map(isLoad),
    ).toEqual(new Array(5).fill(false));
  });

  it('is everything where nothing has a scenario', () => {
    expect(measured(new Lines().counter(0, 'http_reqs', { name: 'GET /' }, 1))({ name: 'GET /' })).toBe(true);
  });

  it('knows the journey of a series', () => {
    expect([{ scenario: 'orders' }, { scenario: 'orders__open' }, {}].map(journeyOf)).toEqual(['orders', 'orders', null]);
    expect([{ scenario: 'orders' }, { scenario: 'orders__open' }, {}].map(isOpen)).toEqual([false, true, false]);
  });
});

describe('journeyTimes', () => {
  it('splits a pass into requests and thinking', () => {
    const lines = new Lines()
      .trend(0, 'http_req_duration', tags, [100, 200, 300])
      .trend(0, 'iteration_duration', { scenario: 'orders' }, [900, 1100])
      .trend(0, 'think_time', { scenario: 'orders' }, [500, 500])
      .trend(0, 'iteration_duration', { scenario: 'tracking' }, [5000])
      .counter(0, 'ws_sessions', { scenario: 'tracking' }, 1)
      .trend(0, 'iteration_duration', { scenario: 'orders__open' }, [1]);
    expect(journeyTimes(lines.fold([step(0, 0, 1)]).measurement(), [0])).toEqual([
      { journey: 'orders', passes: 2, durationMs: 1000, requests: 1.5, requestMs: 300, thinkMs: 500, mixed: false },
      { journey: 'tracking', passes: 1, durationMs: 5000, requests: 0, requestMs: 0, thinkMs: null, mixed: true },
    ]);
  });
});

describe('stepFacts', () => {
  it('says what a step delivered', () => {
    const lines = new Lines();
    for (let second = 0; second < 4; second++) {
      lines.counter(second, 'http_reqs', tags, 10).rate(second, 'http_req_failed', tags, 1, 10).gauge(second, 'vus', {}, 5);
      lines.counter(second, 'iterations', { scenario: 'orders' }, 2);
      lines.counter(second, 'http_reqs', { scenario: 'orders__open', name: 'list' }, 100);
    }
    const steps = [step(0, 0, 2), step(1, 2, 4, { role: 'second-opinion', users: null })];
    const measurement = lines.fold(steps).measurement();
    expect(stepFacts(measurement, step(0, 0, 2))).toEqual({
      seconds: 2,
      users: { sustained: 5, mean: 5, greatest: 5 },
      requests: 20,
      failedRequests: 2,
      requestsPerSecond: 10,
      passes: 4,
      droppedIterations: 0,
    });
    expect(stepFacts(measurement, step(1, 2, 4, { role: 'second-opinion', users: null })).requestsPerSecond).toBe(110);
  });
});

describe('peakInFlight', () => {
  it('is time spent in requests over time, in the worst second', () => {
    const lines = new Lines().trend(0, 'http_req_duration', tags, [500, 500]).trend(1, 'http_req_duration', tags, [1500, 1000]);
    expect(peakInFlight(lines.fold([step(0, 0, 2)]).measurement())).toBe(2.5);
    expect(peakInFlight(lines.fold([step(0, 0, 1)]).measurement(), [0])).toBe(1);
    expect(peakInFlight(new Lines().fold().measurement())).toBeNull();
  });
});

describe('steadyState', () => {
  const latencies = (levels: readonly number[]) => {
    const lines = new Lines();
    levels.forEach((level, second) => {
      lines.trend(second, 'http_req_duration', tags, [level, level + 1 + (second % 3)]);
    });
    return lines.fold([step(0, 0, levels.length)]).measurement();
  };

  it('cuts the seconds before latency settles', () => {
    const levels = Array.from({ length: 90 }, (_, second) => 20 + Math.max(0, 300 - second * 15));
    expect(steadyState(latencies(levels), [0])).toEqual({ steady: true, cutS: 20 });
    expect(steadyState(latencies(new Array<number>(60).fill(20)), [0])).toEqual({ steady: true, cutS: 0 });
  });

  it('finds none in a run that never settles, or is too short', () => {
    expect(steadyState(latencies(Array.from({ length: 60 }, (_, second) => 10 * 1.1 ** second).reverse()), [0]).steady).toBe(false);
    expect(steadyState(latencies([1, 2, 3]), [0])).toEqual({ steady: false, cutS: 0 });
  });
});
