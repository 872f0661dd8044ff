import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { capacityJsonSchema } from '../../../reports/capacity/json-schema.ts';
import { expectGolden } from '../golden.ts';
import { capacityVariants } from './variants.ts';

const reportPath = '.headroom/campaigns/2026-03-12T09-14-05-capacity-7c2e/report.html';

// Of the page one is kept, to open and look at, and of the documents the shortest.
const kept = (format: string, variant: string): boolean =>
  ['text', 'markdown'].includes(format) ||
  (format === 'html' && variant === 'found') ||
  (format === 'csv' && ['found', 'points'].includes(variant)) ||
  (format === 'json' && variant === 'invalid');

describe.each(Object.entries(capacityFormats))('capacity format %s', (name, format) => {
  it('is known by its own name and has an extension', () => {
    expect(format.name).toBe(name);
    expect(format.extension).toMatch(/^[a-z]+$/);
  });

  it.each(Object.entries(capacityVariants).filter(([variant]) => kept(name, variant)))('writes “%s” as it did', (variant, make) => {
    expectGolden(`test/golden/capacity/${name}/${variant}.${format.extension}`, format.render(make(), { reportPath }));
  });

  it('changes nothing in the report and says the same twice', () => {
    for (const make of Object.values(capacityVariants)) {
      const report = make();
      const before = JSON.stringify(report);
      expect(format.render(report)).toBe(format.render(report));
      expect(JSON.stringify(report)).toBe(before);
    }
  });

  it('leaves no hole where a number should be', () => {
    for (const make of Object.values(capacityVariants)) expect(format.render(make())).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/);
  });
});

it('takes no name of the language for a format', () => {
  expect(Reflect.get(capacityFormats, 'constructor')).toBeUndefined();
  expect(Reflect.get(capacityFormats, 'toString')).toBeUndefined();
});

describe('JSON', () => {
  const schema = capacityJsonSchema();

  it('has a published schema', () => {
    expectGolden('docs/schema/capacity.schema.json', schema);
  });

  it('is the document as it is, and fits the schema', () => {
    const published = z.fromJSONSchema(JSON.parse(schema));
    for (const make of Object.values(capacityVariants)) {
      const written = JSON.parse(capacityFormats.json.render(make()));
      expect(written).toEqual(make());
      expect(published.safeParse(written).error).toBeUndefined();
    }
    const report = JSON.parse(capacityFormats.json.render(capacityVariants.found()));
    expect(published.safeParse({ ...report, outcome: 'good' }).success).toBe(false);
    expect(published.safeParse({ ...report, points: undefined }).success).toBe(false);
    const [target] = report.model.targets;
    expect(published.safeParse({ ...report, model: { ...report.model, targets: [{ ...target, throughput: 610 }] } }).success).toBe(false);
  });
});
