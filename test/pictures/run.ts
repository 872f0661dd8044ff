import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { resolveChromium } from '../../engine/setup/chromium.mjs';
import { openStore } from '../../engine/store/index.ts';
import { takeWorkbenchPictures } from './workbench.ts';

/**
 * `npm run pictures [run]`: the pictures of the papers, from the report of a sealed run of this project, the newest of the demo when none is named; and those of
 * the workbench, from a recorded project. `npm run pictures workbench` makes the latter alone.
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'docs/pictures');
await takeWorkbenchPictures(path.join(root, 'docs'));
if (process.argv[2] === 'workbench') process.exit(0);

const store = openStore(root);
const run = await store.loadRun(await store.resolveRun(process.argv[2] ?? 'demo'));
const browser = resolveChromium();
if (browser === null) throw new Error('There is no Chromium; `headroom doctor` says how to get one.');

mkdirSync(folder, { recursive: true });
const open = await chromium.launch({
  executablePath: browser.path,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const views = [
  ['report', 1280, 1380, 'light'],
  ['report-dark', 1280, 1380, 'dark'],
  ['report-narrow', 400, 900, 'light'],
] as const;
for (const [name, width, height, colorScheme] of views) {
  const page = await open.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(path.join(run.folder, 'report.html')).href);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
await open.close();
