import { expect, it } from 'vitest';
import { type AutoscaleReport, autoscaleReportSchema } from '../../../engine/model/autoscale.ts';
import { autoscaleFormats } from '../../../reports/autoscale/index.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
import { elementsOf, expectKept, expectNoControl, expectOwnMarkdown, expectOwnPage, fieldNames, rendered } from '../hostile-checks.ts';
import { comparedReport } from './reports.ts';

const { text, html, markdown, csv, json } = autoscaleFormats;

/** Everything a report can hold, little of each. */
function smallReport(): AutoscaleReport {
  const report = comparedReport();
  return autoscaleReportSchema.parse({
    ...report,
    demand: { ...report.demand, source: { kind: 'trace', file: 'd.csv' } },
    outcomes: report.outcomes.slice(0, 2).map(({ series, actions, ...rest }) => ({
      ...rest,
      actions: actions.slice(0, 2),
      series: Object.fromEntries(Object.entries(series).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 8) : value])),
    })),
    best: 1,
  });
}

const base = smallReport();
const fields = freeFields(base, autoscaleReportSchema);
const reports = hostileStrings.map((_, turn) => filled(base, fields, turn));

it('knows every field that holds what somebody wrote', () => {
  const names = fieldNames(fields);
  for (const name of [
    'demand.source.file',
    'replica.from',
    'outcomes.manifest.text',
    'outcomes.manifest.file',
    'outcomes.actions.cause',
    'reproduce',
    'notes',
  ])
    expect(names).toContain(name);
});

it('a terminal gets no control or direction character', () => {
  for (const report of reports) expectNoControl(text.render(report));
});

it('a page gets no element but our own, and nothing to fetch or run', () => {
  const own = elementsOf(html.render(base));
  for (const report of reports) expectOwnPage(html.render(report), own);
});

it('Markdown gets no link, no image and no element but our own', () => {
  const own = elementsOf(rendered(markdown.render(base)));
  expect(own.has('a') || own.has('img')).toBe(false);
  for (const report of reports) expectOwnMarkdown(rendered(markdown.render(report)), own);
});

it('a table gets no formula', () => {
  for (const report of reports)
    for (const cell of csv.render(report).split(/[\r\n,]+/)) expect(cell).not.toMatch(/^\s*[=+@|%\uff0b\uff1d\uff20]/);
});

it('JSON keeps every text as it was', () => {
  for (const report of reports.filter((_, turn) => turn % 5 === 0)) expectKept(json.render(report), report);
});
