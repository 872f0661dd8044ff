import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
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
import { failingReport } from '../variants.ts';

const base = small(failingReport());
base.run.notes = ['a note'];
base.notes = ['another note'];
base.run.endReason = 'why it ended';
const fields = freeFields(base);
const turns = hostileStrings.map((_, turn) => turn);
const reports = turns.map((turn) => poisoned(base, fields, turn));

const control = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const elements = (markup: string): Set<string> =>
  new Set([...markup.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].map(([, name = '']) => name.toLowerCase()));

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
        expect(control.test(shown.replaceAll('\n', ''))).toBe(false);
    }
  });

  it('gets only our own colours', () => {
    const own = new RegExp(`${String.fromCharCode(0x1b)}\\[(?:[0-2]|3[1-5])m`, 'g');
    for (const report of reports.filter((_, turn) => turn % 6 === 0))
      expect(control.test(text.render(report, { colour: true }).replace(own, '').replaceAll('\n', ''))).toBe(false);
  });
});

describe('CSV', () => {
  const cells = (file: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, bare, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
      rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
      if (end === '\r\n') rows.push([]);
    }
    return rows.filter((row) => row.length > 1);
  };

  it('has no cell that begins a formula, and keeps its columns', () => {
    for (const report of reports) {
      const [titles = [], ...rows] = cells(csv.render(report));
      expect(rows.length).toBe(1 + report.endpoints.length + report.transactions.length + report.steps.length);
      for (const row of rows) {
        expect(row.length).toBe(titles.length);
        for (const cell of row)
          if (!/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(cell)) expect(cell.trim()).not.toMatch(/^[=+\-@|%\uff1d\uff0b\uff0d\uff20]/);
      }
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

it('JUnit holds only its own elements and characters that XML allows', () => {
  const known = new Set(['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'error', 'skipped', 'system-out']);
  for (const report of reports) {
    const written = junit.render(report);
    expect([...elements(written)].filter((name) => !known.has(name))).toEqual([]);
    expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  }
});

it('the page holds only the elements of a harmless report', () => {
  const known = elements(html.render(base));
  for (const report of reports) {
    const written = html.render(report);
    expect([...elements(written)].filter((name) => !known.has(name) && name !== 'pre' && name !== 'ul' && name !== 'li')).toEqual([]);
    const attributes = [...written.matchAll(/<[a-z][^>]*>/gi)].flatMap(
      ([tag]) => tag.match(/\s(?:on\w+|src\w*|style|href)="[^"]*"/gi) ?? [],
    );
    expect(attributes.filter((attribute) => !/^ href="#[a-z-]+"$/.test(attribute))).toEqual([]);
  }
});

describe('Markdown', () => {
  const known = new Set([
    'h3',
    'strong',
    'p',
    'ul',
    'li',
    'code',
    'details',
    'summary',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'pre',
  ]);
  const rendered = (text: string): string =>
    micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const expectHarmless = (page: string): void => {
    expect([...elements(page)].filter((name) => !known.has(name))).toEqual([]);
    expect(page.replace(/<(code|pre)>.*?<\/\1>/gs, '')).not.toMatch(/@\w|\bhttps?:\/\/|\bwww\.\w|[\w/]#\d|\bGH-\d/i);
  };

  it.each(['- @', '**the @ end**', '| a | b |\n| --- | --- |\n| @ | end |'])('takes no hostile text for more than text in %j', (place) => {
    for (const hostile of hostileStrings.map(cleanText)) {
      for (const written of [
        plainMarkdown(hostile),
        code(hostile),
        plainMarkdown(`GET /x · ${hostile}`),
        code(`${hostile} | ${hostile}`),
      ]) {
        const page = rendered(place.replace('@', () => written));
        expectHarmless(page);
        if (place.startsWith('|')) expect(page.match(/<td>/g)).toHaveLength(2);
      }
    }
  });

  it('renders whole reports without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0)) {
      const page = rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' }));
      expectHarmless(page);
      expect(page.split('<details>').length).toBe(page.split('</details>').length);
      expect(page.split('<table>').length).toBeGreaterThan(4);
    }
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) {
      const written = markdown.render(report);
      expect(written.length).toBeLessThanOrEqual(65_000);
      expect(written.slice(0, written.indexOf('<details>')).trim().split('\n').length).toBeLessThanOrEqual(10);
    }
  });
});
