import { describe, expect, it } from 'vitest';
import { type CapacityReport, capacityReportSchema } from '../../../engine/model/capacity.ts';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
import {
  cellsOf,
  elementsOf,
  expectColumns,
  expectKept,
  expectNoControl,
  expectNoFormula,
  expectOwnColours,
  expectOwnMarkdown,
  expectOwnPage,
  expectShort,
  fieldNames,
  rendered,
} from '../hostile-checks.ts';
import { reason } from './builders.ts';
import { foundReport, pointsReport } from './variants.ts';

/** Everything a report can hold at once, few of each. */
function fullReport(): CapacityReport {
  const report = foundReport();
  const points = report.points.slice(0, 3).map((point) => ({
    ...point,
    verdicts: point.verdicts.slice(0, 1),
    excluded: point.order === 2 ? [reason('run-failed', { outcome: 'aborted' }), reason('never-heard-of', { why: 'a word' })] : [],
  }));
  const { model, planning } = report;
  return capacityReportSchema.parse({
    ...report,
    points,
    model: model && {
      ...model,
      targets: model.targets.slice(0, 1).map((each) => ({ ...each, lastPass: 0, firstFail: 1 })),
      curves: { throughput: model.curves.throughput.slice(0, 6), p95: model.curves.p95.slice(0, 6) },
      reasons: [reason('never-heard-of', { why: 'a word' })],
    },
    planning: planning && {
      ...planning,
      needs: planning.needs.slice(0, 1),
      runway: planning.runway && {
        ...planning.runway,
        demand: planning.runway.demand.slice(0, 14),
        events: planning.runway.events.slice(0, 2),
      },
      assumptions: [...planning.assumptions.slice(0, 1), { name: 'shared by', value: 'a word', unit: 'a unit', source: 'stated' }],
    },
    reasons: [reason('never-heard-of', { why: 'a word' })],
  });
}

const base = fullReport();
const fields = freeFields(base, capacityReportSchema);
const turns = hostileStrings.map((_, turn) => turn);
const reports = turns.map((turn) => filled(base, fields, turn));
const { text, html, markdown, csv, json } = capacityFormats;

it('knows every field that holds what somebody wrote', () => {
  const names = fieldNames(fields);
  for (const name of [
    'scenario',
    'environment',
    'reproduce',
    'notes',
    'campaign.command',
    'points.verdicts.target',
    'points.excluded.code',
    'model.targets.target.text',
    'planning.target',
    'planning.runway.events.name',
    'planning.assumptions.name',
    'planning.cheapestFix.name',
    'planning.cheapestFix.evidence',
  ])
    expect(names).toContain(name);
  expect(new Set(names).size).toBeGreaterThan(25);
  expect(hostileStrings.length).toBeGreaterThanOrEqual(200);
});

describe('terminal', () => {
  it('gets no control or direction character', () => {
    for (const report of reports) expectNoControl(text.render(report, { reportPath: hostileStrings[9] ?? '' }));
  });

  it('gets only our own colours', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) expectOwnColours(text.render(report, { colour: true }));
  });

  it('keeps its columns, the command to copy excepted', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) expectColumns(text.render(report));
  });
});

it('JSON gives back what it was given, and steers no terminal', () => {
  for (const report of reports) expectKept(json.render(report), report);
});

it('no cell of CSV begins a formula, in names of columns neither', () => {
  for (const report of [
    ...reports,
    ...turns.map((turn) => filled(pointsReport(), freeFields(pointsReport(), capacityReportSchema), turn)),
  ]) {
    const rows = cellsOf(csv.render(report));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat()) expectNoFormula(cell);
  }
});

it('the page holds only the elements of a harmless report', () => {
  const known = elementsOf(html.render(base)).add('code');
  for (const report of reports) {
    const written = html.render(report);
    expectNoControl(written);
    expectOwnPage(written, known);
  }
});

describe('Markdown', () => {
  it('renders without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0))
      expectOwnMarkdown(rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' })));
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) expectShort(markdown.render(report, { reportPath: 'report.html' }));
  });
});
