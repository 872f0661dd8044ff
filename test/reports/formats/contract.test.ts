import { describe, expect, it } from 'vitest';
import { audiences, formats } from '../../../reports/index.ts';
import { expectGolden } from '../golden.ts';
import { variants } from '../variants.ts';

const reportPath = '.headroom/runs/2026-03-12T09-14-05-demo-4f1c/report.html';

describe.each(Object.entries(formats))('format %s', (name, format) => {
  it('is known by its own name and has an extension', () => {
    expect(format.name).toBe(name);
    expect(format.extension).toMatch(/^[a-z]+$/);
  });

  it.each(Object.entries(variants))('writes the report “%s” as it did', (variant, make) => {
    const text = format.render(make(), { reportPath });
    // Of long texts one is kept, the page of the demo: it is also the one to open and look at.
    if (text.length < 20_000 || (name === 'html' && variant === 'demo'))
      expectGolden(`test/golden/reports/${name}/${variant}.${format.extension}`, text);
  });

  it('changes nothing in the report and says the same twice', () => {
    for (const make of Object.values(variants)) {
      const report = make();
      const before = JSON.stringify(report);
      expect(format.render(report)).toBe(format.render(report));
      expect(JSON.stringify(report)).toBe(before);
    }
  });

  it('shows every audience the same numbers', () => {
    const numbers = (text: string) => [...text.replace(/\s+/g, ' ').matchAll(/\d[\d.,]*/g)].map(([digits]) => digits).sort();
    for (const make of Object.values(variants)) {
      const plain = numbers(format.render(make()));
      for (const audience of audiences) expect(numbers(format.render(make(), { audience }))).toEqual(plain);
    }
  });
});

it('takes no name of the language for a format', () => {
  expect(formats.constructor).toBeUndefined();
  expect(formats.toString).toBeUndefined();
});
