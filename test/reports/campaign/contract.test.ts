import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { campaignFormats } from '../../../reports/campaign/index.ts';
import { campaignJsonSchema } from '../../../reports/formats/json-schema.ts';
import { expectGolden } from '../golden.ts';
import { campaignVariants } from './variants.ts';

const reportPath = '.headroom/campaigns/2026-03-12T09-14-05-gate-4f1c/report.html';

// Of the page one is kept, to open and look at, and of the documents the shortest; annotations and summaries have their own tests.
const kept = (format: string, variant: string): boolean =>
  ['text', 'markdown', 'junit'].includes(format) ||
  (format === 'html' && variant === 'regressed') ||
  (format === 'json' && variant === 'invalid');

describe.each(Object.entries(campaignFormats))('campaign format %s', (name, format) => {
  it('is known by its own name and has an extension', () => {
    expect(format.name).toBe(name);
    expect(format.extension).toMatch(/^[a-z]+$/);
  });

  it.each(Object.entries(campaignVariants).filter(([variant]) => kept(name, variant)))('writes “%s” as it did', (variant, make) => {
    expectGolden(`test/golden/campaign/${name}/${variant}.${format.extension}`, format.render(make(), { reportPath }));
  });

  it('changes nothing in the report and says the same twice', () => {
    for (const make of Object.values(campaignVariants)) {
      const report = make();
      const before = JSON.stringify(report);
      expect(format.render(report)).toBe(format.render(report));
      expect(JSON.stringify(report)).toBe(before);
    }
  });

  it('leaves no hole where a number should be', () => {
    for (const make of Object.values(campaignVariants)) expect(format.render(make())).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/);
  });
});

it('takes no name of the language for a format', () => {
  expect(Reflect.get(campaignFormats, 'constructor')).toBeUndefined();
  expect(Reflect.get(campaignFormats, 'toString')).toBeUndefined();
});

describe('JSON', () => {
  const schema = campaignJsonSchema();

  it('has a published schema', () => {
    expectGolden('docs/schema/campaign.schema.json', schema);
  });

  it('is the document as it is, and fits the schema', () => {
    const published = z.fromJSONSchema(JSON.parse(schema));
    for (const make of Object.values(campaignVariants)) {
      const written = JSON.parse(campaignFormats.json.render(make()));
      expect(written).toEqual(make());
      expect(published.safeParse(written).error).toBeUndefined();
    }
    const report = JSON.parse(campaignFormats.json.render(campaignVariants.regressed()));
    expect(published.safeParse({ ...report, verdict: 'slower' }).success).toBe(false);
    expect(published.safeParse({ ...report, blocks: undefined }).success).toBe(false);
  });
});
