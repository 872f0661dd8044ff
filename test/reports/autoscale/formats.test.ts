import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { autoscaleReportSchema } from '../../../engine/model/autoscale.ts';
import { autoscaleFormats } from '../../../reports/autoscale/index.ts';
import { autoscaleJsonSchema } from '../../../reports/autoscale/json-schema.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import { outcomeReason } from '../../../reports/words/autoscale/reasons.ts';
import { expectGolden } from '../golden.ts';
import { autoscaleVariants, behindReport, comparedReport, hopelessReport, keptReport } from './reports.ts';

const { text, markdown, html, json, csv } = autoscaleFormats;

describe.each(Object.entries(autoscaleVariants))('the report “%s”', (name, make) => {
  it.each([
    ['text', text, 'txt'],
    ['markdown', markdown, 'md'],
  ] as const)('reads as it did, as %s', (_, format, extension) => {
    expectGolden(`test/golden/autoscale/${name}.${extension}`, format.render(make()));
  });

  it('fits the terminal, from 80 to 120 columns', () => {
    for (const columns of [40, 80, 100, 120, 300])
      for (const line of text
        .render(make(), { columns, colour: false })
        .split('\n')
        .filter((each) => !each.startsWith('  headroom')))
        expect(width(line), line).toBeLessThanOrEqual(Math.min(120, Math.max(80, columns)));
  });

  it('is the same JSON by its schema, and CSV with a row for each stretch', () => {
    const report = make();
    expect(autoscaleReportSchema.parse(JSON.parse(json.render(report)))).toEqual(report);
    const rows = csv.render(report).trimEnd().split('\r\n');
    expect(rows[0]).toBe('policy,at_s,width_s,demand_per_s,demand_most_per_s,capacity_per_s,replicas,ready,backlog,behind_s');
    expect(rows.length - 1).toBe(report.outcomes.reduce((sum, { series }) => sum + series.atS.length, 0));
  });

  it('says the same sentence everywhere, and every reason', () => {
    const report = make();
    const sentence = text.render(report, { columns: 120 }).split('\n')[2] ?? '';
    const plain = (written: string): string => written.replace(/[\\\u2060\u00a0]/g, ' ').replace(/<[^>]+>/g, '');
    expect(sentence.length).toBeGreaterThan(30);
    expect(plain(html.render(report))).toContain(sentence.slice(0, 30));
    expect(plain(markdown.render(report))).toContain(sentence.slice(0, 30));
    for (const reason of report.outcomes.flatMap(({ reasons }) => reasons)) expect(outcomeReason(reason)).not.toBe(reason.code);
  });
});

it('is a page of one file that is small enough to send', () => {
  for (const make of Object.values(autoscaleVariants)) {
    const report = make();
    const page = html.render(report);
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/Content-Security-Policy/g)).toHaveLength(1);
    expect(Buffer.byteLength(page)).toBeLessThan(60_000 + 100_000 * report.outcomes.length);
  }
});

it('shows the manifest as it is written, in the page and in Markdown', () => {
  const report = keptReport();
  for (const line of report.outcomes[0]?.manifest.text.trimEnd().split('\n') ?? []) {
    expect(markdown.render(report)).toContain(line);
    expect(html.render(report).replaceAll('&quot;', '"').replaceAll('&#39;', "'")).toContain(line);
  }
});

it('chooses the policy that is behind the least, then the cheapest', () => {
  const report = comparedReport();
  const seconds = report.outcomes.map(({ violation }) => violation.seconds);
  expect(seconds[report.best ?? -1]).toBe(Math.min(...seconds));
  expect(behindReport().best).toBeNull();
});

it('says what is hopeless', () => {
  const written = text.render(hopelessReport());
  expect(written).toContain('- web-1: the peak needs 10 replicas, and the policy allows 2.');
  expect(written).toMatch(/still wait at the end/);
  expect(written).toMatch(/none\s+is added before they are full/);
});

describe('the published schema', () => {
  const schema = autoscaleJsonSchema();
  it('is the file in docs/schema', () => {
    expectGolden('docs/schema/autoscale.schema.json', schema);
  });

  it('takes what the JSON format writes, and refuses what is no such report', () => {
    const published = z.fromJSONSchema(JSON.parse(schema));
    for (const make of Object.values(autoscaleVariants)) expect(published.safeParse(JSON.parse(json.render(make()))).error).toBeUndefined();
    const report = JSON.parse(json.render(keptReport()));
    expect(published.safeParse({ ...report, outcomes: [] }).success).toBe(false);
    expect(published.safeParse({ ...report, floor: undefined }).success).toBe(false);
    expect(published.safeParse({ ...report, replica: { ...report.replica, cores: 'one' } }).success).toBe(false);
  });
});
