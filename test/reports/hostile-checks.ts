import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect } from 'vitest';
import { width } from '../../reports/formats/text/columns.ts';
import type { freeFields } from './hostile.ts';

const control = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const ownColours = new RegExp(`${String.fromCharCode(0x1b)}\\[(?:[0-2]|3[1-5])m`, 'g');

/** Names of the elements that HTML or XML has. */
export const elementsOf = (markup: string): Set<string> =>
  new Set([...markup.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].map(([, name = '']) => name.toLowerCase()));

/** Fields as `points.verdicts.target`. */
export const fieldNames = (fields: ReturnType<typeof freeFields>): string[] =>
  fields.map((path) => path.filter((key) => typeof key === 'string').join('.'));

/** No control or direction character. */
export function expectNoControl(written: string): void {
  expect(control.test(written.replaceAll('\n', ''))).toBe(false);
}

/** Of a terminal's control sequences only the colours that reports paint with. */
export function expectOwnColours(written: string): void {
  expectNoControl(written.replace(ownColours, ''));
}

/** 80 columns, the command to copy excepted. */
export function expectColumns(written: string): void {
  const lines = written.trimEnd().split('\n');
  const title = lines.lastIndexOf('Repeat');
  for (const [index, line] of lines.entries()) if (title < 0 || index !== title + 1) expect(width(line), line).toBeLessThanOrEqual(80);
}

/** JSON gives back what it was given, and steers no terminal. */
export function expectKept(written: string, document: unknown): void {
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(document)));
  expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
}

/** The rows of a table, which is one by RFC 4180 to its last character. */
export function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  let read = 0;
  for (const [whole, quoted, bare, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    read += whole.length;
    if (whole === '') break;
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  expect(read).toBe(file.length);
  expect(rows.pop()).toEqual([]);
  return rows;
}

/** A cell that is no number begins no formula. */
export function expectNoFormula(cell: string): void {
  if (!/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/);
}

function expectElements(markup: string, known: ReadonlySet<string>): void {
  expect([...elementsOf(markup)].filter((name) => !known.has(name))).toEqual([]);
}

/** JUnit with elements of its own and characters that XML allows. */
export function expectOwnJunit(written: string, known: ReadonlySet<string>): void {
  expectElements(written, known);
  expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
}

/** A page of these elements, with nothing to fetch or run and no link but to a place of its own. */
export function expectOwnPage(written: string, known: ReadonlySet<string>): void {
  expectElements(written, known);
  const tags = [...written.matchAll(/<[a-z][^>]*/gi)].map(([tag]) => tag);
  const attributes = tags.flatMap((tag) => tag.match(/\s(?:on\w+|src\w*|style|href)="[^"]*"/gi) ?? []);
  expect(attributes.filter((attribute) => !/^ href="#[a-z-]+"$/.test(attribute))).toEqual([]);
  // Without quotes, or in others. What a value holds is text.
  expect(tags.filter((tag) => /\s(?:on\w+|src|style)=/i.test(tag.replace(/"[^"]*"/g, '')))).toEqual([]);
}

/** What reports write Markdown with. */
export const markdownElements: ReadonlySet<string> = new Set(
  'h3 strong p ul li code details summary table thead tbody tr th td'.split(' '),
);

/** Markdown as a reader sees it that lets everything through. */
export const rendered = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** Rendered Markdown of these elements, without a link, a mention or a number of an issue outside of code. */
export function expectOwnMarkdown(page: string, known: ReadonlySet<string> = markdownElements): void {
  expectElements(page, known);
  expect(page.replace(/<(code|pre)>.*?<\/\1>/gs, '')).not.toMatch(/@\w|\bhttps?:\/\/|\bwww\.\w|[\w/]#\d|\bGH-\d/i);
  expect(page.split('<details>').length).toBe(page.split('</details>').length);
}

/** At most ten lines of Markdown before the fold, and no more than GitHub takes. */
export function expectShort(written: string, most = 65_535): void {
  expect(written.length).toBeLessThanOrEqual(most);
  expect(written.slice(0, written.indexOf('<details>')).trim().split('\n').length).toBeLessThanOrEqual(10);
}
