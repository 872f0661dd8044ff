import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/model/report.ts';
import { csv } from '../../../reports/formats/csv.ts';
import { sha256 } from '../../../reports/formats/html/sha256.ts';
import { html } from '../../../reports/formats/html.ts';
import { json } from '../../../reports/formats/json.ts';
import { markdown } from '../../../reports/formats/markdown.ts';
import { demoReport, failingReport, variants } from '../variants.ts';

describe('SHA-256', () => {
  it.each([
    // FIPS 180-2, appendix B.1 to B.3.
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of the printed vectors', (text, hex) => {
    expect(Buffer.from(sha256(text), 'base64').toString('hex')).toBe(hex);
  });

  it('is that of Node for every length around a block', () => {
    for (let length = 0; length < 130; length++) {
      const text = 'x'.repeat(length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('base64'));
    }
  });

  it('in the policy is that of the style in the page', () => {
    const page = html.render(demoReport());
    const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? '';
    expect(page).toContain(`sha256-${createHash('sha256').update(style).digest('base64')}`);
  });
});

describe('CSV', () => {
  it('quotes what needs it, doubles quotes, and keeps numbers as they are', () => {
    const report = demoReport();
    const row = { ...report.overall, name: 'a "b", c', method: '=cmd', journey: "'quoted", samples: 7, change: -0.05 };
    const line = csv.render({ ...report, endpoints: [row] }).split('\r\n')[2] ?? '';
    expect(line.startsWith('endpoint,"a ""b"", c","\'=cmd","\'quoted",')).toBe(true);
    expect(line.endsWith(',-0.05')).toBe(true);
  });

  it('has a row for everything, all equally long', () => {
    const report = demoReport();
    const rows = csv.render(report).trimEnd().split('\r\n');
    expect(rows).toHaveLength(2 + report.endpoints.length + report.transactions.length + report.steps.length);
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([30]));
  });
});

describe('JSON', () => {
  it('is the report as it is', () => {
    for (const make of Object.values(variants)) expect(JSON.parse(json.render(make()))).toEqual(make());
  });

  it('keeps a list of numbers on one line', () => {
    expect(json.render(demoReport())).toMatch(/"atS": \[0, 1, 2, /);
  });
});

describe('Markdown', () => {
  it('says before the fold what a reviewer needs, in at most ten lines', () => {
    const [fold = ''] = markdown.render(failingReport(), { reportPath: 'results/report.html' }).split('\n\n<details>');
    expect(fold.split('\n').length).toBeLessThanOrEqual(10);
    for (const part of [
      'Target ✗ fail',
      'Regression ✗ regressed',
      'Run ✓ valid',
      'Blocks: 1 target failed',
      '412 ms \\[401, 426\\] (n = 9,822)',
      'smallest detectable change 53 %',
      'base `',
      'head `',
      'Repeat: `headroom demo`',
      'report: `results/report.html`',
      'took 2 min 17 s',
    ])
      expect(fold).toContain(part);
  });

  it('leaves sections out rather than be refused for its length, and says so', () => {
    const report = demoReport();
    const [row] = report.endpoints;
    const long: Report = {
      ...report,
      endpoints: row ? Array.from({ length: 200 }, (_, index) => ({ ...row, name: `${'<|&>'.repeat(99)}${index}` })) : [],
    };
    const text = markdown.render(long);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toMatch(/Too long for a comment, and left out: endpoints\.\n$/);
    expect(text).toContain('<summary>Targets</summary>');
  });
});
