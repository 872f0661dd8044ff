import { describe, expect, it } from 'vitest';
import { sized, table, tableWidth, width, wrap } from '../../../reports/formats/text/columns.ts';
import { text } from '../../../reports/formats/text.ts';
import { freeFields, hostileStrings, poisoned, small } from '../hostile.ts';
import { demoReport, failingReport, variants } from '../variants.ts';

const plain = (line: string): string => line.replace(new RegExp(`${String.fromCharCode(0x1b)}\\[\\d+m`, 'g'), '');
const isCommand = (line: string): boolean => /^ {2}headroom |^Report /.test(line);

describe('text', () => {
  it.each([60, 80, 100, 120, 300])('asked for %i columns it stays within 80 to 120', (columns) => {
    const most = Math.min(120, Math.max(80, columns));
    for (const make of Object.values(variants))
      for (const line of text.render(make(), { columns, colour: true, reportPath: 'report.html' }).split('\n'))
        if (!isCommand(line)) expect(width(plain(line)), line).toBeLessThanOrEqual(most);
  });

  it('stays within its columns when names are long, wide or strange', () => {
    const base = small(failingReport());
    const fields = freeFields(base);
    for (let turn = 0; turn < hostileStrings.length; turn += 20)
      for (const line of text.render(poisoned(base, fields, turn)).split('\n'))
        if (!isCommand(line)) expect(width(line), line).toBeLessThanOrEqual(80);
  });

  it('colours by meaning only when asked', () => {
    expect(text.render(failingReport())).toBe(text.render(failingReport(), { colour: false }));
    const coloured = text.render(failingReport(), { colour: true });
    expect(plain(coloured)).toBe(text.render(failingReport()));
    expect(coloured).toContain(`${String.fromCharCode(0x1b)}[31m✗ fail`);
  });

  it('shows intervals where there is room, and always the samples', () => {
    expect(text.render(demoReport(), { columns: 120 })).toMatch(/\d+ ms \[\d+, \d+\] +9,822/);
    expect(text.render(demoReport(), { columns: 80 })).toMatch(/p95 < 300 ms at 1,000 users +\d+ ms +9,822/);
  });

  it('draws the ceiling under, at and over the target', () => {
    expect(text.render(demoReport())).toMatch(/p95 \d+ ms █+░+│ 300 ms target/);
    expect(text.render(failingReport())).toMatch(/p95 412 ms █+│█+ 300 ms target/);
    for (const name of ['invalid', 'no-data', 'empty'] as const) expect(text.render(variants[name]())).not.toContain('█');
  });
});

describe('columns', () => {
  it('measures what a terminal shows', () => {
    expect([width('abc'), width('漢字'), width('e\u0301'), width('')]).toEqual([3, 4, 1, 0]);
    expect([sized('abcdef', 4), sized('ab', 4, 'right'), sized('漢字漢', 4)]).toEqual(['abc…', '  ab', '漢… ']);
  });

  it('keeps numbers with their units and cuts words that are longer than a line', () => {
    expect(wrap('about 212 ms', 9)).toEqual(['about', '212 ms']);
    expect(wrap('x'.repeat(25), 10, '  ')).toEqual(['x'.repeat(10), `  ${'x'.repeat(8)}`, `  ${'x'.repeat(7)}`]);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('lets the first column give way', () => {
    const titles = [
      { title: 'Name', align: 'left' },
      { title: 'n', align: 'right' },
    ] as const;
    expect(tableWidth(titles, [['a long name indeed', '12']])).toBe(22);
    expect(table(titles, [['a long name indeed', '12']], 16)).toEqual([['Name           n'], ['a long name   12', 'indeed']]);
  });
});
