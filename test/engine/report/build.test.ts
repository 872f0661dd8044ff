import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoadStep } from '../../../engine/model/load.ts';
import { metrics } from '../../../engine/model/metric.ts';
import { type Report, reportSchema } from '../../../engine/model/report.ts';
import { demoReport } from './synthetic/demo-report.ts';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';
import { session } from './synthetic/session.ts';

/** Valid by its schema, which refuses what is not finite, and the same after it was stored. */
const sound = (report: Report): Report => {
  expect(JSON.parse(JSON.stringify(reportSchema.parse(report)))).toEqual(report);
  return report;
};

describe('the report', () => {
  test('of a demo run fills every section', () => {
    const { secondOpinion, comparison, custom: _, notes: __, lab: ___, ...sections } = sound(demoReport());
    expect(secondOpinion).not.toBeNull();
    expect(comparison?.mode).toBe('learning');
    for (const [name, section] of Object.entries(sections)) if (Array.isArray(section)) expect(section, name).not.toHaveLength(0);
  });

  test('kept as a fixture for the formats is valid', () => {
    sound(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/report/demo.json'), 'utf8')));
  });

  test('of nothing is empty, and never zero where nothing was seen', () => {
    const report = sound(reportOf(measure([plateau('hold', 0, 30, 50)]), { run: { outcome: 'failed', durationS: 0 } }));
    expect(report.load).toMatchObject({
      plannedUsers: 50,
      activeUsers: null,
      requestsPerSecond: 0,
      meanThinkTimeMs: null,
      checksPassed: null,
      requests: 0,
    });
    expect(report.overall).toMatchObject({ samples: 0, mean: null, p95: null, max: null, errorRate: null });
    expect(report).toMatchObject({
      endpoints: [],
      distribution: [],
      vitals: [],
      secondOpinion: null,
      headroom: { p95Ms: null, freeMs: null },
    });
    expect(report.chips).toEqual({ validity: 'valid', target: 'none', tooClose: false, regression: 'none' });
  });

  test('of a run that never began is empty too', () => {
    const { series: _, ...empty } = measure([]);
    const report = sound(reportOf({ ...empty, series: [], durationS: 0 }));
    expect(report.timeline.atS).toEqual([]);
    expect(report.load.requestsPerSecond).toBeNull();
  });

  test('of one second has data', () => {
    const report = sound(reportOf(session({ seconds: 1, steps: [plateau('hold', 0, 1, 10)] })));
    expect(report.load.requests).toBe(80);
    expect(report.timeline.requestsPerSecond).toEqual([80]);
    expect(report.endpoints.map(({ samples }) => samples)).toEqual([40, 40]);
    expect(report.overall.p50).not.toBeNull();
    expect(report.overall.p95).toBeNull();
  });

  test('of a script without load steps covers the whole run', () => {
    const report = sound(reportOf(session({ steps: [] }), { run: { kind: 'script' } }));
    expect(report).toMatchObject({ judgedStep: null, steps: [] });
    expect(report.load).toMatchObject({ requests: 35 * 80, plannedUsers: null, holdS: null });
    expect(report.load.requestsPerSecond).toBeCloseTo(80, 6);
    expect(report.labels).not.toContain('quick-proof');
  });

  test('of a truncated run counts the seconds it lived, and leaves later steps without numbers', () => {
    const steps = [plateau('ramp', 0, 5, 50), plateau('hold', 5, 65, 50, 1), plateau('step', 65, 80, 10, 2)];
    const report = sound(reportOf(session({ steps, seconds: 25 }), { run: { outcome: 'truncated', recovered: true } }));
    expect(report.steps[1]?.requestsPerSecond).toBeCloseTo(80, 6);
    expect(report.steps[2]).toMatchObject({ samples: 0, requestsPerSecond: null, p50: null, errorRate: null, activeUsers: null });
    expect(report.load.holdS).toBe(20);
    expect(report.labels.slice(0, 2)).toEqual(['partial', 'recovered']);
  });

  test('of an unmodified k6 says so', () => {
    const driver = { kind: 'k6', version: '2.2.0', recording: 'stock', source: 'PATH' } as const;
    const report = sound(reportOf(session(), { run: { provenance: { driver }, health: { validity: 'unknown' } } }));
    expect(report.labels).toContain('stock-k6');
    expect(report.chips.validity).toBe('unknown');
  });

  test('of a thousand endpoints has a row for each', () => {
    const medians = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`GET /api/${index}`, 10 + (index % 50)]));
    const report = sound(reportOf(session({ medians, requestsPerSecond: 1, seconds: 12, steps: [plateau('hold', 0, 12, 50)] })));
    expect(report.endpoints).toHaveLength(1000);
    expect(report.endpoints.reduce((sum, { samples }) => sum + samples, 0)).toBe(report.load.requests);
  });

  test('keeps probe readings once, thinned', () => {
    const probes = Array.from({ length: 5000 }, (_, atS) => ({ atS, cpuCores: 1, memoryBytes: 1, values: {} }));
    const report = sound(reportOf(session({ seconds: 2 }), { run: { probes } }));
    expect(report.run.probes).toEqual([]);
    expect(report.probes).toHaveLength(1667);
  });
});

test('the report of any measurement is valid and finite', () => {
  const step = fc.record({
    role: fc.constantFrom<LoadStep['role']>('ramp', 'warm-up', 'step', 'hold', 'second-opinion'),
    seconds: fc.integer({ min: 1, max: 6 }),
    users: fc.option(fc.integer({ min: 0, max: 2000 })),
    arrivalRate: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
  });
  const observation = fc.record({
    metric: fc.constantFrom(...metrics.filter(({ id }) => id !== 'loadStart').map(({ id, kind }) => ({ id, kind })), {
      id: 'my_time',
      kind: 'trend' as const,
    }),
    tags: fc.record(
      {
        scenario: fc.constantFrom('orders', 'orders__open', 'dispatch'),
        name: fc.constantFrom('GET /api/orders', '/dispatch', 'other', 'app.js'),
        method: fc.constantFrom('GET', 'POST'),
        transaction: fc.constantFrom('find', 'book'),
        check: fc.constantFrom('a', 'b'),
        group: fc.constantFrom('', '::setup', '::pay'),
      },
      { requiredKeys: [] },
    ),
    second: fc.integer({ min: -3, max: 20 }),
    values: fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 80 }),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 5 }),
      fc.array(observation, { maxLength: 40 }),
      fc.constantFrom('scenario' as const, 'script' as const),
      (plan, observed, kind) => {
        let fromS = 0;
        const steps = plan.map(({ role, seconds, users, arrivalRate }, index) => {
          const one = { ...plateau(role, fromS, fromS + seconds, users, index), arrivalRate };
          fromS += seconds;
          return one;
        });
        const measurement = measure(steps, (lines) => {
          for (const { metric, tags, second, values } of observed) {
            if (metric.kind === 'trend') lines.trend(metric.id, tags, second, values);
            else if (metric.kind === 'rate') lines.rate(metric.id, tags, second, values.length, 3);
            else if (metric.kind === 'counter') lines.counter(metric.id, tags, second, values.length);
            else lines.gauge(metric.id, tags, second, values);
          }
        });
        const report = sound(reportOf(measurement, { run: { kind } }));
        expect(report.timeline.atS.length).toBeLessThanOrEqual(2000);
        for (const column of Object.values(report.timeline)) expect(column).toHaveLength(report.timeline.atS.length);
      },
    ),
    { numRuns: 150 },
  );
});
