import { describe, expect, it } from 'vitest';
import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import { projection, reason, refused, targetCapacity } from './builders.ts';
import { capacityVariants, foundReport, invalidReport, notReachedReport, pointsReport, projectedReport } from './variants.ts';

const { text, markdown, html, csv } = capacityFormats;
const escapeCode = String.fromCharCode(0x1b);
const plain = (line: string): string => line.replace(new RegExp(`${escapeCode}\\[\\d+m`, 'g'), '');

/** Everything that a projection could be written as, out of the way: numbers of it with range and label, or its refusal. */
function projections(report: CapacityReport): number {
  return JSON.stringify(report).match(/"label":"(measured|projected|speculative|refused)","ratio"/g)?.length ?? 0;
}

/** The same plan paid in another currency: no dollar is left. */
it.each([text, markdown, html])('writes every cost in the currency of its prices: $name', (format) => {
  const report = foundReport();
  const { planning } = report;
  if (planning === null) throw new Error('the variant has no plan');
  const assumptions = planning.assumptions.map((each) => (each.unit === '$' ? { ...each, unit: 'CHF' } : each));
  const written = format.render({ ...report, planning: { ...planning, currency: 'CHF', assumptions } }, { columns: 120 });
  expect(format.render(report, { columns: 120 })).toMatch(/(\$|&#36;)\d/);
  expect(written).toMatch(/CHF \d/);
  expect(written).not.toMatch(/(\$|&#36;)\d/);
});

describe('text', () => {
  it.each([60, 80, 100, 120, 300])('asked for %i columns it stays within 80 to 120, the command to copy excepted', (columns) => {
    const most = Math.min(120, Math.max(80, columns));
    for (const make of Object.values(capacityVariants)) {
      const lines = text.render(make(), { columns, colour: true, reportPath: 'report.html' }).split('\n').map(plain);
      const command = lines.lastIndexOf('Repeat') + 1;
      for (const [index, line] of lines.entries()) if (index !== command) expect(width(line), line).toBeLessThanOrEqual(most);
    }
  });

  it('colours by meaning only when asked', () => {
    const coloured = text.render(foundReport(), { colour: true });
    expect(plain(coloured)).toBe(text.render(foundReport()));
    expect(coloured).toContain(`${escapeCode}[32m✓ found`);
    expect(coloured).toContain(`${escapeCode}[31m✗ first fail`);
  });

  it('draws the ladder under its target: light loads below the line, what failed beyond it', () => {
    const lines = text.render(foundReport()).split('\n');
    const head = lines.findIndex((line) => line.includes('target 300 ms ┐'));
    const line = lines[head]?.indexOf('┐') ?? -1;
    const rows = lines.slice(head + 1, head + 9);
    for (const row of rows) expect(row.charAt(line)).toBe('│');
    expect(rows.filter((row) => /█/.test(row.slice(line + 1))).map((row) => row.trim().split(/\s+/)[0])).toEqual(['147', '160']);
    expect(rows.find((row) => row.includes('last pass'))).toMatch(/^ +138 /);
    expect(rows.find((row) => row.includes('first fail'))).toMatch(/^ +147 .*» {2}1\.13 s ✗/);
  });

  it('says which numbers of its tables are no measurements', () => {
    expect(text.render(projectedReport())).toMatch(/142 \[133, 149\] p .*\n\np projected, up to 1\.25 times/s);
    expect(text.render(notReachedReport())).not.toContain('p projected');
  });

  it('gives the command whole, to be copied', () => {
    expect(text.render(foundReport())).toContain(`Repeat\n  ${foundReport().reproduce}\n`);
  });
});

describe('Markdown', () => {
  const fold = (report: CapacityReport): string =>
    markdown.render(report, { reportPath: 'results/report.html' }).split('\n\n<details>')[0] ?? '';

  it('says before the fold what a reader needs, in at most ten lines', () => {
    for (const make of Object.values(capacityVariants)) expect(fold(make()).split('\n').length).toBeLessThanOrEqual(10);
    for (const part of [
      'Capacity ✓ found · Number ✓ measured · Bottleneck – event loop · Plateaus – 7 of 8 count',
      '**The demo takes 142 journeys/s (610 req/s, about 1,700 users) with p95 under 300 ms: between 138 and 147.**',
      'The event loop runs out first, then the database.',
      'about 19 September 2026',
      'Cheapest fix measured: indexes=on, +38 % of capacity',
      'Repeat: `headroom capacity load --env demo` · report: `results/report.html` · took 2 min 39 s',
    ])
      expect(fold(foundReport())).toContain(part);
  });
});

describe('CSV', () => {
  it('holds every point unrounded, by the names of a file of points, and names resources and targets', () => {
    const [head = '', first = ''] = csv.render(foundReport()).split('\r\n');
    const row = Object.fromEntries(head.split(',').map((title, index) => [title, first.split(',')[index]]));
    const [point] = foundReport().points;
    expect(row).toMatchObject({
      concurrency: String(point?.concurrency.value),
      throughput: String(point?.throughput.value),
      p95: String(point?.p95Ms?.value),
      steady: 'yes',
      used_event_loop: String(point?.resources[0]?.utilisation),
      'target p95 < 300 ms': 'pass',
      left_out: '',
    });
  });

  it('of no points is a header alone', () => {
    expect(csv.render({ ...invalidReport(), points: [] }).split('\r\n')).toHaveLength(2);
  });
});

describe('the page', () => {
  const titles = (report: CapacityReport): string[] =>
    [...html.render(report).matchAll(/<h2 id="[^"]*">([^<]*)<\/h2>/g)].map(([, title = '']) => title);

  it('shows the answer’s evidence, the plan, every plateau, the model and where it comes from', () => {
    expect(titles(foundReport())).toEqual([
      'Latency and throughput',
      'Capacity by target',
      'What it means',
      'Bottleneck',
      'What more users need',
      'Assumptions',
      'Plateaus',
      'Checks of each plateau',
      'The model',
      'Reasons and notes',
      'Where the numbers come from',
    ]);
    expect(titles(pointsReport())).toEqual(['Latency and throughput', 'Points', 'The model', 'Where the numbers come from']);
  });

  it('draws no ceiling and claims no number where the measurement is invalid', () => {
    const page = html.render(invalidReport());
    expect(page).not.toContain('id="ceiling-title"');
    expect(page).not.toContain('<dl class="figures">');
    // Plateaus before the generator failed may have given models: they are no answer either.
    const { model, planning } = foundReport();
    const invalid = { ...invalidReport(), model, planning };
    expect(html.render(invalid)).toBe(page);
    for (const format of [text, markdown]) expect(format.render(invalid)).toBe(format.render(invalidReport()));
    expect(JSON.parse(capacityFormats.json.render(invalid)).model).toEqual(model);
    expect(page).toContain('No capacity is claimed: the generator ran out of CPU (99.0 % of its cores).');
  });

  it('draws the ceiling in users with the headroom that the document holds, and without one draws the gap alone', () => {
    const page = html.render(foundReport());
    expect(page).toContain('354 free');
    expect(page).toContain('296 over');
    const report = foundReport();
    const without = {
      ...report,
      planning: report.planning && {
        ...report.planning,
        situations: [],
        needs: report.planning.needs.map(({ headroom, ...need }) => need),
      },
    };
    expect(html.render(without)).not.toMatch(/\d free</);
  });

  it('has a label beside every number of a model, in page and Markdown', () => {
    const report = foundReport();
    expect(html.render(report).match(/class="trust (measured|projected|speculative|refused)"/g)?.length).toBeGreaterThanOrEqual(
      // Shares and ends of curves are drawn, and three numbers of the model's facts are words.
      projections({ ...report, model: report.model && { ...report.model, fit: null, curves: { throughput: [], p95: [] } } }) - 12,
    );
    for (const line of markdown
      .render(report)
      .split('\n')
      .filter((each) => /^\| (Normal|Peak|One zone lost) \| [\d,]+ \|/.test(each)))
      expect(line.match(/\\\[[^\]]*\\\], (measured|speculative)/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('says an open range and a refusal in words', () => {
    const report = foundReport();
    const targets = [
      targetCapacity({
        lastPass: 6,
        firstFail: 7,
        throughput: projection(610, 593, null),
        journeysPerSecond: refused(reason('no-journeys')),
        users: null,
      }),
    ];
    const page = html.render({ ...report, planning: null, model: report.model && { ...report.model, targets } });
    expect(page).toContain('The demo takes 610 req/s with p95 under 300 ms: at least 593, open above.');
    expect(page).toContain('[593, open]');
    expect(page).toContain('How many requests a journey makes is not known');
  });
});
