import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sceneHere } from '../scene.ts';
import { capacityPage } from './page/capacity/capacity-page.ts';
import { resultPage } from './page/page.ts';
import { definePart, type Part } from './part.ts';
import { capacityParts, gateParts } from './parts.ts';
import { runPart } from './run-part.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-prove-page-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const thrown = (bar: number): Part =>
  definePart({
    name: 'dice',
    what: 'Throws stay low',
    trials: 3,
    loadsMachine: false,
    sources: [path.join(folder, 'rule.ts')],
    outcome: z.number(),
    trial: ({ index }) => index,
    bars: (all) => [{ what: 'sum | <total>', bar: `at most ${bar}`, measured: `${all.length} throws`, holds: all.length <= bar }],
  });
const make = (part: Part, gates: number | null = null) =>
  runPart(part, {
    results: folder,
    cache: path.join(folder, 'cache'),
    scene: sceneHere(),
    gates,
    signal: new AbortController().signal,
    more: () => true,
    say: () => undefined,
  });

test('a part that has not run is not measured yet', () => {
  const { markdown, pictures } = resultPage(gateParts, folder);
  for (const { name } of gateParts) expect(markdown).toContain(`- \`${name}\` is not measured yet.`);
  expect(pictures).toEqual({});
});

test('a promise stands beside what was measured, with where, when and how many', async () => {
  const part = thrown(3);
  await make(part);
  const { markdown } = resultPage([part], folder);
  expect(markdown).toContain('| sum \\| &lt;total&gt; | at most 3 | 3 throws | yes |');
  expect(markdown).toContain(`3 of 3 trials · ${new Date().toISOString().slice(0, 10)}`);
  expect(markdown).toContain('Every promise below is kept.');
});

test('a promise that is not kept is said first, and so is a part that is unfinished', async () => {
  const part = thrown(1);
  await make(part, 2);
  const { markdown } = resultPage([part], folder);
  expect(markdown).toContain('- `dice`: sum | <total>: promised at most 1, measured 2 throws.');
  expect(markdown).toContain('- `dice` is unfinished.');
  expect(markdown).toContain('| 2 throws | **no** |');
});

test('a rule that changed since takes its figures off the page', async () => {
  const part = thrown(3);
  writeFileSync(path.join(folder, 'rule.ts'), 'export const limit = 1;\n');
  await make(part);
  expect(resultPage([part], folder).markdown).toContain('3 throws');
  writeFileSync(path.join(folder, 'rule.ts'), 'export const limit = 2;\n');
  const { markdown } = resultPage([part], folder);
  expect(markdown).not.toContain('3 throws');
  expect(markdown).toContain('**not measured yet**: what it measures has changed since it last ran');
});

test.each([
  { what: 'the gate', pageOf: resultPage, parts: gateParts },
  { what: 'capacity', pageOf: capacityPage, parts: capacityParts },
])(
  'the page of $what from the committed results is Markdown without markup of its own, and its pictures are well-formed',
  ({ pageOf, parts }) => {
    const { markdown, pictures } = pageOf(parts, path.join(import.meta.dirname, 'results'));
    const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    expect(html).not.toContain('&lt;td');
    for (const file of Object.keys(pictures)) expect(html).toContain(`src="pictures/${file}"`);
    for (const svg of Object.values(pictures)) expectPicture(svg);
    expect(markdown).not.toMatch(/NaN|undefined|Infinity/);
  },
);

function expectPicture(svg: string): void {
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
}
