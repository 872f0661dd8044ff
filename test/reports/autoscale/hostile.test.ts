import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import { type AutoscaleReport, autoscaleReportSchema } from '../../../engine/model/autoscale.ts';
import { autoscaleFormats } from '../../../reports/autoscale/index.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
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
const control = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const elements = (written: string): Set<string> =>
  new Set([...written.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].map(([, name = '']) => name.toLowerCase()));

it('knows every field that holds what somebody wrote', () => {
  const names = fields.map((path) => path.filter((key) => typeof key === 'string').join('.'));
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
  for (const report of reports) expect(control.test(text.render(report).replaceAll('\n', ''))).toBe(false);
});

it('a page gets no element but our own, and nothing to fetch or run', () => {
  const own = elements(html.render(base));
  for (const report of reports) {
    const written = html.render(report);
    expect([...elements(written)].filter((name) => !own.has(name))).toEqual([]);
    expect(written.match(/<[^>]*\s(?:on\w+|src|style)=/gi)).toBeNull();
  }
});

it('Markdown gets no link, no image and no element but our own', () => {
  const render = (written: string): string =>
    micromark(written, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const own = elements(render(markdown.render(base)));
  for (const report of reports) {
    const shown = render(markdown.render(report));
    expect([...elements(shown)].filter((name) => !own.has(name))).toEqual([]);
    expect(shown).not.toMatch(/<(?:a|img)\b/i);
  }
});

it('a table gets no formula', () => {
  for (const report of reports)
    for (const cell of csv.render(report).split(/[\r\n,]+/)) expect(cell).not.toMatch(/^\s*[=+@|%\uff0b\uff1d\uff20]/);
});

it('JSON keeps every text as it was', () => {
  for (const report of reports.filter((_, turn) => turn % 5 === 0))
    expect(JSON.parse(json.render(report))).toEqual(JSON.parse(JSON.stringify(report)));
});
