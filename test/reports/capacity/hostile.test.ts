import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { type CapacityReport, capacityReportSchema } from '../../../engine/model/capacity.ts';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
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

const control = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const elements = (written: string): Set<string> =>
  new Set([...written.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].map(([, name = '']) => name.toLowerCase()));

it('knows every field that holds what somebody wrote', () => {
  const names = fields.map((path) => path.filter((key) => typeof key === 'string').join('.'));
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
    for (const report of reports)
      expect(control.test(text.render(report, { reportPath: hostileStrings[9] ?? '' }).replaceAll('\n', ''))).toBe(false);
  });

  it('gets only our own colours', () => {
    const own = new RegExp(`${String.fromCharCode(0x1b)}\\[(?:[0-2]|3[1-5])m`, 'g');
    for (const report of reports.filter((_, turn) => turn % 6 === 0))
      expect(control.test(text.render(report, { colour: true }).replace(own, '').replaceAll('\n', ''))).toBe(false);
  });

  it('keeps its columns, the command to copy excepted', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) {
      const lines = text.render(report).trimEnd().split('\n');
      const command = lines.lastIndexOf('Repeat') + 1;
      for (const [index, line] of lines.entries()) if (index !== command) expect(width(line), line).toBeLessThanOrEqual(80);
    }
  });
});

it('JSON gives back what it was given, and steers no terminal', () => {
  for (const report of reports) {
    const written = json.render(report);
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  }
});

/** Cells of a table by RFC 4180. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}

it('no cell of CSV begins a formula, in names of columns neither', () => {
  for (const report of [
    ...reports,
    ...turns.map((turn) => filled(pointsReport(), freeFields(pointsReport(), capacityReportSchema), turn)),
  ]) {
    const lines = csv.render(report).trimEnd().split('\r\n');
    const sizes = new Set(lines.map((line) => cellsOf(line).length));
    expect(sizes.size).toBe(1);
    for (const cell of lines.flatMap(cellsOf))
      if (!Number.isFinite(Number(cell))) expect(cell).not.toMatch(/^\s*[=+\-@\uff0b\uff0d\uff1d\uff20|%]/);
  }
});

it('the page holds only the elements of a harmless report', () => {
  const known = elements(html.render(base));
  for (const report of reports) {
    const written = html.render(report);
    expect(control.test(written.replaceAll('\n', ''))).toBe(false);
    expect([...elements(written)].filter((name) => !known.has(name) && name !== 'code')).toEqual([]);
    const attributes = [...written.matchAll(/<[a-z][^>]*>/gi)].flatMap(
      ([tag]) => tag.match(/\s(?:on\w+|src\w*|style|href)="[^"]*"/gi) ?? [],
    );
    expect(attributes.filter((attribute) => !/^ href="#[a-z-]+"$/.test(attribute))).toEqual([]);
  }
});

describe('Markdown', () => {
  const known = new Set(['h3', 'strong', 'p', 'ul', 'li', 'code', 'details', 'summary', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
  const rendered = (written: string): string =>
    micromark(written, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

  it('renders without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0)) {
      const page = rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' }));
      expect([...elements(page)].filter((name) => !known.has(name))).toEqual([]);
      expect(page.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@\w|\bhttps?:\/\/|\bwww\.\w|[\w/]#\d|\bGH-\d/i);
      expect(page.split('<details>').length).toBe(page.split('</details>').length);
    }
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) {
      const written = markdown.render(report, { reportPath: 'report.html' });
      expect(written.length).toBeLessThan(65_536);
      expect(written.slice(0, written.indexOf('<details>')).trim().split('\n').length).toBeLessThanOrEqual(10);
    }
  });
});
