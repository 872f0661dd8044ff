import { describe, expect, it } from 'vitest';
import { journeyTaken } from '../../../../engine/capacity/plateau/journey.ts';
import { loadPointOf, type PointInput } from '../../../../engine/capacity/plateau/point.ts';
import { loadPointSchema } from '../../../../engine/model/load-point.ts';
import type { ProbeReading, Run } from '../../../../engine/model/run.ts';
import { Lines, origin, step } from '../../measure/lines.ts';
import { sampleRun } from '../../store/samples.ts';

const warmUp = step(0, 0, 2, { role: 'warm-up', users: null, arrivalRate: 20 });
const hold = step(1, 2, 12, { users: null, arrivalRate: 20 });
const tags = { scenario: 'orders', name: 'GET /orders' };

/** Two seconds of slow warm-up, then ten of 20 journeys a second with 4 requests of 25 ms and 3 pauses of 40 ms each. */
function measured({ dropped = 0, failed = 0 } = {}) {
  const lines = new Lines();
  lines.gauge(0, 'headroom_load_start', {}, origin);
  for (let second = 0; second < 12; second++) {
    const cold = second < 2;
    lines.trend(second, 'http_req_duration', tags, new Array(80).fill(cold ? 400 : 25));
    lines.rate(second, 'http_req_failed', tags, cold ? 0 : failed, 80);
    lines.counter(second, 'http_reqs', tags, 80);
    lines.trend(second, 'iteration_duration', { scenario: 'orders' }, new Array(20).fill(220));
    lines.counter(second, 'iterations', { scenario: 'orders' }, 20);
    lines.trend(second, 'think_time', { scenario: 'orders' }, new Array(60).fill(40));
    if (dropped > 0 && !cold) lines.counter(second, 'dropped_iterations', { scenario: 'orders' }, dropped);
  }
  return lines.fold([warmUp, hold]).measurement();
}

const readings: ProbeReading[] = [1, 3, 7, 11, 13].map((atS) => ({
  atS,
  cpuCores: atS < 2 ? 2 : 0.5,
  memoryBytes: null,
  machineBusyS: atS < 2 ? 0 : 0.8 * atS,
  values: { in_flight_total: atS < 2 ? 100 : 200 + 2 * atS },
}));

const healthy: Run['health'] = {
  validity: 'valid',
  reasons: [],
  lateness: null,
  worstLatenessMs: null,
  droppedIterations: 0,
  cpu: null,
  coLocated: true,
};

function point(change: Partial<PointInput> = {}, run: Partial<Run> = {}) {
  const sample = sampleRun('a', { steps: [warmUp, hold], outcome: 'completed', health: healthy, probes: readings, ...run });
  const provenance = { ...sample.provenance, coLocated: true, generator: { ...sample.provenance.generator, cpuCount: 2 } };
  return loadPointSchema.parse(
    loadPointOf({ run: { ...sample, provenance }, measurement: measured(), verdicts: [], order: 3, replicas: 1, ...change }),
  );
}

describe('a plateau as a point', () => {
  it('is its hold alone: load, latency, journeys', () => {
    const made = point({ probes: { resources: {}, inFlight: 'in_flight_total' }, pathMs: 0 });
    expect(made).toMatchObject({ order: 3, seconds: 10, planned: { arrivalRate: 20, users: null, connections: null }, excluded: [] });
    expect(made.throughput).toMatchObject({ value: 80, low: 80, high: 80, samples: 800 });
    expect(made.concurrency.value).toBeCloseTo(2, 3);
    expect(made.meanMs?.value).toBeCloseTo(25, 1);
    expect(made.p95Ms?.value).toBeCloseTo(25, 1);
    expect(made.p99Ms).toBeNull();
    expect(made).toMatchObject({ journeysPerSecond: 20, errorRate: 0, droppedShare: 0, steady: { holds: true, halvesAgree: true } });
    expect(made.little).toMatchObject({ counted: 2, holds: true });
    const [app, host] = made.resources.toSorted((a, b) => a.resource.localeCompare(b.resource));
    expect(app).toMatchObject({ resource: 'app-cpu', utilisation: 0.25, servers: 2, demandMs: 6.25 });
    expect(host?.utilisation).toBeCloseTo(0.4, 9);
  });

  it('counts how often a user pauses, and takes each pause for as long as the scenario says', () => {
    expect(point().journey).toMatchObject({ requests: 4, thinkMs: 120, pacingS: null });
    expect(point({ paces: { orders: { thinkMs: 6000, pacingS: 30 } } }).journey).toEqual({ requests: 4, thinkMs: 18_000, pacingS: 30 });
    expect(journeyTaken(measured(), [1])?.besideMs).toBeCloseTo(120, 0);
  });

  it('of connections says so, and of journeys that could not start how many', () => {
    const closed = { ...measured(), steps: [warmUp, { ...hold, arrivalRate: null, users: 40 }] };
    expect(point({ measurement: closed, connections: true })).toMatchObject({
      planned: { connections: 40, users: null },
      droppedShare: null,
    });
    expect(point({ measurement: measured({ dropped: 5 }) }).droppedShare).toBeCloseTo(0.2, 12);
  });

  it('counts good answers alone, and is left out where too many fail', () => {
    expect(point({ measurement: measured({ failed: 2 }) })).toMatchObject({ throughput: { value: 78 }, errorRate: 0.025, excluded: [] });
    expect(point({ measurement: measured({ failed: 8 }) }).excluded).toEqual([{ code: 'too-many-errors', facts: { errorRate: 0.1 } }]);
  });

  it('is left out, with why, where the generator was not healthy, the run did not end, or Little does not hold', () => {
    const late = { code: 'late-ticker', invalidates: true, facts: { latenessMs: 80, limitMs: 50 } } as const;
    const invalid = point({}, { health: { ...healthy, validity: 'invalid', reasons: [late] } });
    expect(invalid.excluded).toEqual([{ code: 'generator-invalid', facts: { why: 'late-ticker', latenessMs: 80, limitMs: 50 } }]);
    expect(point({}, { outcome: 'aborted' }).excluded).toEqual([{ code: 'run-failed', facts: { outcome: 'aborted' } }]);
    const counted = readings.map((reading) => ({ ...reading, values: { in_flight_total: 3 * reading.atS } }));
    const wrong = point({ probes: { resources: {}, inFlight: 'in_flight_total' }, pathMs: 0 }, { probes: counted });
    expect(wrong.excluded).toMatchObject([{ code: 'little', facts: { counted: 3 } }]);
    const few = readings.map((reading) => ({ ...reading, values: { in_flight_total: reading.atS } }));
    const asks = { probes: { resources: {}, inFlight: 'in_flight_total' }, pathMs: 0 };
    // Alone on its machine it must have counted what was sent; beside its generator it may have waited for a core before it could.
    expect(point(asks, { probes: few, health: { ...healthy, coLocated: false } }).excluded).toMatchObject([{ code: 'little' }]);
    expect(point(asks, { probes: few })).toMatchObject({ excluded: [], little: { holds: false } });
  });
});
