import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silent } from '../../../engine/setup/progress.mjs';
import { resolveWorkbenchPage } from '../../../engine/setup/workbench-page.mjs';

const folder = await resolveWorkbenchPage({ progress: silent });
const assets = join(folder, 'assets');
const page = readFileSync(join(folder, 'index.html'), 'utf8');
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const main = /src="[^"]*\/assets\/([^"]+\.js)"/.exec(page)?.[1] ?? '';
const sizeOf = (name: string): number => statSync(join(assets, name)).size;

test('what every page needs, the main chunk and what it loads at once, is at most 500 kB as it lies on disk', () => {
  const first = [...page.matchAll(/(?:src|href)="[^"]*\/assets\/([^"]+\.js)"/g)].map((found) => found[1] ?? '');
  expect(scripts).toContain(main);
  expect(first.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThanOrEqual(500_000);
});

test('every other chunk is at most 200 kB', () => {
  const others = scripts.filter((name) => name !== main);
  expect(others.length).toBeGreaterThan(10);
  expect(others.filter((name) => sizeOf(name) > 200_000)).toEqual([]);
});

test('the page holds no script or style of its own, and names nothing that lies elsewhere', () => {
  expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|style=|https?:/);
});
