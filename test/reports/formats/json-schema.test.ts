import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { json } from '../../../reports/formats/json.ts';
import { reportJsonSchema } from '../../../reports/formats/json-schema.ts';
import { expectGolden } from '../golden.ts';
import { demoReport, variants } from '../variants.ts';

const schema = reportJsonSchema();

it('is the file that is published', () => {
  expectGolden('docs/schema/report.schema.json', schema);
});

describe('the published schema', () => {
  const published = z.fromJSONSchema(JSON.parse(schema));

  it.each(Object.entries(variants))('takes what the JSON format writes of “%s”', (_, make) => {
    expect(published.safeParse(JSON.parse(json.render(make()))).error).toBeUndefined();
  });

  it('refuses a report with a wrong word, a missing part or a number where there is none', () => {
    const report = JSON.parse(json.render(demoReport()));
    expect(published.safeParse({ ...report, chips: { ...report.chips, target: 'passed' } }).success).toBe(false);
    expect(published.safeParse({ ...report, load: undefined }).success).toBe(false);
    expect(published.safeParse({ ...report, judgedStep: 'six' }).success).toBe(false);
  });
});
