import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planSchema } from '../../../engine/model/plan.ts';
import { roiSchema } from '../../../engine/model/roi.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import { planFormats, roiFormats } from '../../../reports/plan/index.ts';
import { planJsonSchema, roiJsonSchema } from '../../../reports/plan/json-schema.ts';
import { expectGolden } from '../golden.ts';
import { planVariants, roiVariants } from './variants.ts';

const escapeCode = String.fromCharCode(0x1b);
const plain = (line: string): string => line.replace(new RegExp(`${escapeCode}\\[\\d+m`, 'g'), '');

/** Of the page one is kept, to open and look at. */
const kept = (format: string, variant: string): boolean =>
  format === 'text' ||
  format === 'markdown' ||
  (format === 'csv' && variant !== 'late') ||
  (format === 'html' && ['risky', 'full'].includes(variant));

function contract<Document>(
  kind: string,
  formats: typeof roiFormats | typeof planFormats,
  variants: Readonly<Record<string, () => Document>>,
): void {
  describe.each(Object.entries(formats))(`${kind} format %s`, (name, format) => {
    const render = format.render as (document: Document, options?: object) => string;

    it('is known by its own name and has an extension', () => {
      expect(format.name).toBe(name);
      expect(format.extension).toMatch(/^[a-z]+$/);
    });

    it.each(Object.entries(variants).filter(([variant]) => kept(name, variant)))('writes “%s” as it did', (variant, make) => {
      expectGolden(`test/golden/${kind}/${name}/${variant}.${format.extension}`, render(make()));
    });

    it('changes nothing in the document, says the same twice, and leaves no hole where a number should be', () => {
      for (const make of Object.values(variants)) {
        const document = make();
        const before = JSON.stringify(document);
        const written = render(document);
        expect(render(document)).toBe(written);
        expect(JSON.stringify(document)).toBe(before);
        expect(written).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/);
      }
    });
  });
}

contract('roi', roiFormats, roiVariants);
contract('plan', planFormats, planVariants);

it('takes no name of the language for a format', () => {
  expect(Reflect.get(roiFormats, 'constructor')).toBeUndefined();
  expect(Reflect.get(planFormats, 'toString')).toBeUndefined();
});

it.each([60, 80, 100, 120, 300])('asked for %i columns, text stays within 80 to 120', (columns) => {
  const most = Math.min(120, Math.max(80, columns));
  const written = [
    ...Object.values(roiVariants).map((make) => roiFormats.text.render(make(), { columns, colour: true })),
    ...Object.values(planVariants).map((make) => planFormats.text.render(make(), { columns, colour: true })),
  ];
  for (const line of written.flatMap((text) => text.split('\n').map(plain))) expect(width(line), line).toBeLessThanOrEqual(most);
});

it('colours by meaning only when asked', () => {
  const coloured = planFormats.text.render(planVariants.full(), { colour: true });
  expect(plain(coloured)).toBe(planFormats.text.render(planVariants.full()));
  expect(coloured).toContain(`${escapeCode}[31m✗ missed`);
  expect(coloured).toContain(`${escapeCode}[32m✓ met`);
  expect(roiFormats.text.render(roiVariants.losing(), { colour: true })).toContain(`${escapeCode}[31m✗ never pays`);
});

describe('JSON', () => {
  it.each([
    ['roi', roiJsonSchema(), roiFormats.json, roiSchema, roiVariants],
    ['plan', planJsonSchema(), planFormats.json, planSchema, planVariants],
  ] as const)('of %s has a published schema, and is the document as it is', (name, schema, format, own, variants) => {
    expectGolden(`docs/schema/${name}.schema.json`, schema);
    const published = z.fromJSONSchema(JSON.parse(schema));
    for (const make of Object.values(variants)) {
      const written = JSON.parse((format.render as (document: unknown) => string)(make()));
      expect(written).toEqual(make());
      expect(own.safeParse(written).error).toBeUndefined();
      expect(published.safeParse(written).error).toBeUndefined();
      expect(published.safeParse({ ...written, schemaVersion: 2 }).success).toBe(false);
    }
  });
});

describe('CSV', () => {
  const rows = (text: string) => text.trimEnd().split('\r\n');

  it('has a row a goal and a line, with what each rests on', () => {
    const written = rows(planFormats.csv.render(planVariants.full()));
    expect(written.filter((row) => row.startsWith('roadmap,'))).toHaveLength(18);
    expect(written.filter((row) => row.startsWith('checklist,'))).toHaveLength(14);
    expect(written.find((row) => row.includes('Phase 2,p95 latency'))).toContain(
      '380,190,missed,212,205,221,run,2026-11-20T09-14-05-load-staging',
    );
  });

  it('has every result of an investment, unrounded', () => {
    const written = rows(roiFormats.csv.render(roiVariants.plain()));
    expect(written).toContain('result,roiPerMonth,,0.225,,,,,,,,,');
    expect(written.find((row) => row.startsWith('result,npv,'))).toMatch(/^result,npv,,9390\.65\d+,/);
    expect(written.filter((row) => row.startsWith('month,'))).toHaveLength(13);
  });
});

it('the page of the plan shows what the lead asks for, in this order', () => {
  const titles = [...planFormats.html.render(planVariants.full()).matchAll(/<h2 id="[^"]*">([^<]*)<\/h2>/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'Demand against capacity',
    'Bottleneck',
    'Assumptions to argue with first',
    'What the change is worth',
    'Cost of serving',
    'Roadmap',
    'Go-live checklist',
    'Where the numbers come from',
  ]);
});

it('a plan without anything says what to do first, and ticks nothing off', () => {
  const written = planFormats.text.render(planVariants.bare());
  expect(written).toContain('headroom capacity');
  expect(written).toContain('0 of 14 lines met, 14 without evidence');
  expect(written).not.toContain('✓');
});
