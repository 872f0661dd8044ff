import { describe, expect, it } from 'vitest';
import { littleOf, pathOf } from '../../../../engine/capacity/plateau/little.ts';
import { meanOfNamed, readingsIn } from '../../../../engine/capacity/plateau/readings.ts';
import { resourcesOf } from '../../../../engine/capacity/plateau/resources.ts';
import type { ProbeReading } from '../../../../engine/model/run.ts';
import { step } from '../../measure/lines.ts';
import { exactly } from '../load-points.ts';

const reading = (atS: number, values: Record<string, number>, more: Partial<ProbeReading> = {}): ProbeReading => ({
  atS,
  cpuCores: null,
  memoryBytes: null,
  values,
  ...more,
});

describe('readings of a plateau', () => {
  const readings = [
    reading(1, { busy_total: 10, in_use: 2 }),
    reading(2, {}),
    reading(3, { busy_total: 13, in_use: 3 }),
    reading(5, { busy_total: 15, in_use: 4 }),
  ];

  it('are those within it', () => {
    expect(readingsIn(readings, step(0, 2, 3)).map(({ atS }) => atS)).toEqual([2, 3]);
  });

  it('tell a mean: the rise of a counter a second, the mean of a gauge', () => {
    expect(meanOfNamed(readings, 'busy_total')).toBe(1.25);
    expect(meanOfNamed(readings, 'in_use')).toBe(3);
    expect(meanOfNamed(readings, 'other_total')).toBeNull();
    expect(meanOfNamed(readings.slice(0, 2), 'busy_total')).toBeNull();
    // A target that was started anew counts from nothing again.
    expect(meanOfNamed([reading(0, { a_total: 90 }), reading(1, { a_total: 2 })], 'a_total')).toBeNull();
  });
});

describe('use of resources', () => {
  const readings = [
    reading(0, { db_total: 100, size: 4, wait_total: 10 }, { cpuCores: 1.2, machineBusyS: 50 }),
    reading(10, { db_total: 130, size: 4, wait_total: 15 }, { cpuCores: 1.4, machineBusyS: 68 }),
  ];

  it('is told with its service demand by the utilisation law, the busiest first', () => {
    const uses = resourcesOf({
      readings,
      probes: {
        database: { busy: 'db_total', servers: 'size', waiting: 'wait_total' },
        'event-loop': { busy: 'absent_total', servers: 1 },
      },
      requestsPerSecond: 500,
      cores: 2,
    });
    expect(uses.map(({ resource }) => resource)).toEqual(['host-cpu', 'database', 'app-cpu']);
    expect(uses[0]).toMatchObject({ utilisation: 0.9, servers: 2, demandMs: 3.6, waiting: null });
    // 3 of 4 servers busy at 500 requests a second: each takes one of them for 6 ms.
    expect(uses[1]).toEqual({ resource: 'database', utilisation: 0.75, servers: 4, demandMs: 6, waiting: 0.5 });
    expect(uses[2]?.utilisation).toBeCloseTo(0.65, 12);
    const held = resourcesOf({ readings, probes: {}, requestsPerSecond: 500, cores: 4, heldTo: 2 });
    expect(held.map(({ resource, servers }) => [resource, servers])).toEqual([
      ['app-cpu', 2],
      ['host-cpu', 4],
    ]);
  });

  it('is left out where it is not known, and has no demand without requests', () => {
    expect(resourcesOf({ readings: [], probes: {}, requestsPerSecond: 1, cores: 2 })).toEqual([]);
    expect(resourcesOf({ readings, probes: {}, requestsPerSecond: 1, cores: null })).toEqual([]);
    const [host] = resourcesOf({ readings, probes: {}, requestsPerSecond: 0, cores: 2 });
    expect(host?.demandMs).toBeNull();
  });
});

describe("Little's law", () => {
  const given = { requestsPerSecond: 200, meanMs: 50, pathMs: 0 };

  it('holds within 5 %, or a millisecond a request', () => {
    expect(littleOf({ ...given, counted: 10.4 })).toMatchObject({ expected: 10, holds: true });
    expect(littleOf({ ...given, counted: 9.4 })).toMatchObject({ holds: false });
    expect(littleOf({ requestsPerSecond: 200, meanMs: 4, pathMs: 0, counted: 0.65 })).toMatchObject({ holds: true });
    expect(littleOf({ ...given, counted: 10.6 })?.difference).toBeCloseTo(0.06, 12);
  });

  it('takes the way there and back off: the least time outside of the target that was seen', () => {
    const light = littleOf({ requestsPerSecond: 10, meanMs: 5, pathMs: null, counted: 0.04 });
    expect(light).toMatchObject({ difference: 0, holds: true });
    const pathMs = pathOf({ little: light, meanMs: exactly(5), throughput: exactly(10), errorRate: 0 });
    expect(pathMs).toBeCloseTo(1, 12);
    expect(littleOf({ requestsPerSecond: 200, meanMs: 51, pathMs, counted: 10 })).toMatchObject({
      expected: 10,
      difference: 0,
      holds: true,
    });
    expect(littleOf({ requestsPerSecond: 200, meanMs: 51, pathMs, counted: 8 })).toMatchObject({ expected: 10, holds: false });
    // The way was shorter than the plateau before had it: that one had waited for something else.
    expect(littleOf({ requestsPerSecond: 200, meanMs: 4, pathMs: 3, counted: 0.7 })).toMatchObject({ holds: true });
    // Nothing can be in flight at the target that was never sent.
    expect(littleOf({ requestsPerSecond: 10, meanMs: 5, pathMs: null, counted: 0.08 })).toMatchObject({ holds: false });
  });

  it('is not asked where nobody counts', () => {
    expect(littleOf({ ...given, counted: null })).toBeNull();
    expect(littleOf({ ...given, meanMs: null, counted: 1 })).toBeNull();
    expect(pathOf({ little: null, meanMs: exactly(5), throughput: exactly(10), errorRate: 0 })).toBeNull();
  });
});
