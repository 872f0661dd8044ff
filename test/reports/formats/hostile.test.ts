import { describe, expect, it } from 'vitest';
import { csv } from '../../../reports/formats/csv.ts';
import { html } from '../../../reports/formats/html.ts';
import { json } from '../../../reports/formats/json.ts';
import { junit } from '../../../reports/formats/junit.ts';
import { code, plainMarkdown } from '../../../reports/formats/markdown/escape.ts';
import { markdown } from '../../../reports/formats/markdown.ts';
import { comparisonText } from '../../../reports/formats/text/comparison.ts';
import { text } from '../../../reports/formats/text.ts';
import { cleanText } from '../../../reports/words/clean.ts';
import { freeFields, hostileStrings, poisoned, small } from '../hostile.ts';
import {
  cellsOf,
  elementsOf,
  expectKept,
  expectNoControl,
  expectNoFormula,
  expectOwnColours,
  expectOwnJunit,
  expectOwnMarkdown,
  expectOwnPage,
  expectShort,
  markdownElements,
  rendered,
} from '../hostile-checks.ts';
import { failingReport } from '../variants.ts';

const base = small(failingReport());
base.run.notes = ['a note'];
base.notes = ['another note'];
base.run.endReason = 'why it ended';
const fields = freeFields(base);
const turns = hostileStrings.map((_, turn) => turn);
const reports = turns.map((turn) => poisoned(base, fields, turn));

it('knows two hundred hostile texts and every field that can hold them', () => {
  expect(new Set(hostileStrings).size).toBeGreaterThanOrEqual(200);
  expect(fields.length).toBeGreaterThan(90);
});

describe('terminal', () => {
  it('gets no control or direction character', () => {
    for (const report of reports) {
      for (const shown of [
        text.render(report, { reportPath: hostileStrings[9] ?? '' }),
        ...(report.comparison ? [comparisonText(report.comparison)] : []),
      ])
        expectNoControl(shown);
    }
  });

  it('gets only our own colours', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) expectOwnColours(text.render(report, { colour: true }));
  });
});

describe('CSV', () => {
  it('has no cell that begins a formula, and keeps its columns', () => {
    for (const report of reports) {
      const [titles = [], ...rows] = cellsOf(csv.render(report));
      expect(rows.length).toBe(1 + report.endpoints.length + report.transactions.length + report.steps.length);
      for (const row of rows) {
        expect(row.length).toBe(titles.length);
        for (const cell of row) expectNoFormula(cell);
      }
    }
  });
});

it('JSON gives back what it was given, and steers no terminal', () => {
  for (const report of reports) expectKept(json.render(report), report);
});

it('JUnit holds only its own elements and characters that XML allows', () => {
  const known = new Set(['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'error', 'skipped', 'system-out']);
  for (const report of reports) {
    expectOwnJunit(junit.render(report), known);
  }
});

it('the page holds only the elements of a harmless report', () => {
  const known = elementsOf(html.render(base)).add('pre').add('ul').add('li');
  for (const report of reports) expectOwnPage(html.render(report), known);
});

describe('Markdown', () => {
  const known = new Set([...markdownElements, 'pre']);

  it.each(['- @', '**the @ end**', '| a | b |\n| --- | --- |\n| @ | end |'])('takes no hostile text for more than text in %j', (place) => {
    for (const hostile of hostileStrings.map(cleanText)) {
      for (const written of [
        plainMarkdown(hostile),
        code(hostile),
        plainMarkdown(`GET /x · ${hostile}`),
        code(`${hostile} | ${hostile}`),
      ]) {
        const page = rendered(place.replace('@', () => written));
        expectOwnMarkdown(page, known);
        if (place.startsWith('|')) expect(page.match(/<td>/g)).toHaveLength(2);
      }
    }
  });

  it('renders whole reports without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0)) {
      const page = rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' }));
      expectOwnMarkdown(page, known);
      expect(page.split('<table>').length).toBeGreaterThan(4);
    }
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) {
      const written = markdown.render(report);
      expectShort(written, 65_000);
    }
  });
});
