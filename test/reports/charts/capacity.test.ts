import { describe, expect, it } from 'vitest';
import type { CapacityReport, CurvePoint } from '../../../engine/model/capacity.ts';
import type { ProjectionLabel } from '../../../engine/model/projection.ts';
import { capacityCeiling } from '../../../reports/charts/capacity/ceiling.ts';
import { curveEnd, drawable, labelledCurve, zones } from '../../../reports/charts/capacity/curve.ts';
import { dateTicks, dayNumber } from '../../../reports/charts/capacity/dates.ts';
import { demandChart } from '../../../reports/charts/capacity/demand.ts';
import { p95Chart } from '../../../reports/charts/capacity/latency.ts';
import { resourcesChart } from '../../../reports/charts/capacity/resources.ts';
import { throughputChart } from '../../../reports/charts/capacity/throughput.ts';
import { fromZero } from '../../../reports/charts/scale.ts';
import { projection, reason, refused } from '../capacity/builders.ts';
import { fullPlanning, runway } from '../capacity/planning.ts';
import { capacityVariants, connectionsReport, foundReport, invalidReport, pointsReport, projectedReport } from '../capacity/variants.ts';

const plane = { x: fromZero(100), y: fromZero(100), height: 200 };
const labelled = (labels: readonly ProjectionLabel[]): CurvePoint[] =>
  labels.map((label, index) => ({ at: index * 5, value: 10 + index, low: 9 + index, high: 11 + index, label }));
const four: readonly ProjectionLabel[] = [
  ...Array<'measured'>(6).fill('measured'),
  ...Array<'projected'>(3).fill('projected'),
  ...Array<'speculative'>(8).fill('speculative'),
  'refused',
];
const linesOf = (markup: { text: string } | null): { label: string; opacity: number }[] =>
  [...(markup?.text ?? '').matchAll(/class="line curve (\w+)" opacity="([\d.]+)"/g)].map(([, label = '', opacity]) => ({
    label,
    opacity: Number(opacity),
  }));

describe('a curve', () => {
  it('is solid where measured, dashed where projected, fades where speculative, and ends where refused', () => {
    const drawn = linesOf(labelledCurve(plane, labelled(four)));
    expect(drawn.slice(0, 2)).toEqual([
      { label: 'measured', opacity: 1 },
      { label: 'projected', opacity: 1 },
    ]);
    const faint = drawn.slice(2);
    expect(faint.length).toBeGreaterThan(2);
    expect(faint.every(({ label }) => label === 'speculative')).toBe(true);
    for (const [index, { opacity }] of faint.entries()) expect(opacity).toBeLessThan(faint[index - 1]?.opacity ?? 1);
    expect(drawable(labelled(four)).length).toBe(four.length - 1);
    expect(curveEnd(plane, labelled(four))?.text).toContain('refused beyond');
    expect(zones(plane, labelled(four))?.text.match(/zone-edge/g)).toHaveLength(2);
  });

  it('leaves no gap between two labels', () => {
    const paths = [
      ...(labelledCurve(plane, labelled(four))?.text ?? '').matchAll(/class="line curve \w+" opacity="[\d.]+" d="M([^"]*)"/g),
    ].map(([, data = '']) => data.split('L'));
    for (const [index, points] of paths.entries()) if (index > 0) expect(points[0]).toBe(paths[index - 1]?.at(-1));
  });

  it('that is measured throughout has no zones and no end; one point is no curve', () => {
    const measured = labelled(['measured', 'measured', 'measured']);
    expect(zones(plane, measured)).toBeNull();
    expect(curveEnd(plane, measured)).toBeNull();
    expect(labelledCurve(plane, labelled(['measured', 'refused']))).toBeNull();
    expect(labelledCurve(plane, [])).toBeNull();
  });

  it('without a band draws none, and an open range up to the edge', () => {
    const bare = labelled(['measured', 'measured']).map((point) => ({ ...point, low: null, high: null }));
    expect(labelledCurve(plane, bare)?.text).not.toContain('curve-band');
    const open = labelled(['measured', 'measured']).map((point) => ({ ...point, high: null }));
    expect(labelledCurve(plane, open)?.text).toMatch(/class="curve-band" fill-opacity="0\.2" d="M0 0L/);
  });
});

describe('dates', () => {
  it('count days, leap years too', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
  });

  it.each([
    ['2026-03-12', '2026-08-30', 6, ['Apr 2026', 'May', 'Jun', 'Jul', 'Aug']],
    ['2026-03-12', '2027-04-20', 6, ['Apr 2026', 'Jul', 'Oct', 'Jan 2027', 'Apr']],
    ['2026-03-12', '2029-03-12', 6, ['Jan 2027', 'Jan 2028', 'Jan 2029']],
  ] as const)('from %s to %s, at most %i: %o', (from, to, most, ticks) => {
    expect(dateTicks(dayNumber(from), dayNumber(to), most).map(({ month, year }) => (year === null ? month : `${month} ${year}`))).toEqual(
      ticks,
    );
  });
});

describe('pictures of a capacity', () => {
  it('show the target, the bracket and the capacity with its range', () => {
    const drawn = p95Chart(foundReport(), 'latency')?.text ?? '';
    expect(drawn).toContain('target 300 ms');
    expect(drawn).toContain('capacity 610 req/s [593, 632]');
    expect(drawn.match(/bracket-band/g)).toHaveLength(1);
    expect(p95Chart(projectedReport(), 'latency')?.text).not.toContain('bracket-band');
  });

  it('mark what lies above the picture instead of leaving it out', () => {
    const drawn = p95Chart(foundReport(), 'latency')?.text ?? '';
    expect([...drawn.matchAll(/class="arrow ([^"]*)"/g)].map(([, className]) => className)).toEqual(['over excluded', 'over']);
    expect(drawn).toContain('>2.41 s<');
  });

  it('keep hollow what was left out, and say what lies outside', () => {
    expect(throughputChart(foundReport(), 'throughput')?.text).toContain('1 point left out lies outside of the picture.');
    const [first, ...rest] = pointsReport().points;
    const report: CapacityReport = { ...pointsReport(), points: first ? [{ ...first, excluded: [reason('no-requests')] }, ...rest] : [] };
    expect(throughputChart(report, 'throughput')?.text.match(/class="point excluded"/g)).toHaveLength(1);
  });

  it('mark the peak with both its ranges where it is known', () => {
    expect(throughputChart(pointsReport(), 'throughput')?.text).toContain('peak 1,880 req/s');
    const report = foundReport();
    const unknown = { ...report, model: report.model && { ...report.model, fit: null } };
    expect(throughputChart(unknown, 'throughput')?.text).not.toContain('peak');
  });

  it('name what runs out first and what next, and draw both on to where they are used up', () => {
    const drawn = resourcesChart(foundReport(), 'resources')?.text ?? '';
    expect(drawn).toMatch(/1 event loop.*2 database/s);
    expect(drawn.match(/class="line use projected second"/g)).toHaveLength(1);
    expect(resourcesChart(pointsReport(), 'resources')).toBeNull();
  });

  it('stand loads under the ceiling, torn where they are far above it', () => {
    const drawn = capacityCeiling(foundReport(), 'ceiling')?.text ?? '';
    expect(drawn).toContain('capacity 1,700 users [1,660, 1,770], measured');
    expect(drawn.match(/class="tear"/g)).toHaveLength(2);
    expect(capacityCeiling(pointsReport(), 'ceiling')?.text).toContain('peak 1,880 req/s [1,800, 1,960], measured');
    expect(capacityCeiling(connectionsReport(), 'ceiling')?.text).toContain('ceiling not reached');
    expect(capacityCeiling(invalidReport(), 'ceiling')).toBeNull();
  });

  it('draw a ceiling by how far it may be trusted', () => {
    expect(capacityCeiling(projectedReport(), 'ceiling')?.text).toContain('class="limit roof projected"');
  });

  it('mark dates, events and the day to order by on the demand; null without one', () => {
    const { capacityUsers: capacity, usableUsers: usable } = fullPlanning;
    const drawn = demandChart({ runway, capacity, usable }, 'demand')?.text ?? '';
    for (const part of [
      'buy by 4 Jul 2026',
      '19 Sep 2026 (3 Aug 2026 to 28 Jan 2027)',
      'Easter offers 1,130 ✓',
      'Black Friday 5,300 ✗',
      'capacity 1,700',
      'usable 1,190',
    ])
      expect(drawn).toContain(part);
    expect(demandChart({ runway: { ...runway, demand: [] }, capacity, usable }, 'demand')).toBeNull();
    const without = demandChart(
      { runway: { ...runway, p10: null, p50: null, p90: null, buyBy: null }, capacity: refused(), usable: refused() },
      'demand',
    );
    expect(without?.text).toContain('what the system takes is refused');
    expect(without?.text).not.toMatch(/buy by|NaN/);
    expect(
      demandChart({ runway, capacity: projection(1430, 1400, null), usable: projection(1000, 980, null) }, 'demand')?.text,
    ).not.toContain('NaN');
  });

  it('hold their numbers as a table, and no hole', () => {
    for (const make of Object.values(capacityVariants)) {
      const report = make();
      for (const drawn of [capacityCeiling, p95Chart, throughputChart, resourcesChart].map((draw) => draw(report, 'x')?.text ?? null)) {
        if (drawn === null) continue;
        expect(drawn).toMatch(/<details class="data">.*<tbody><tr>/s);
        expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
});
