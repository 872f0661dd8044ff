import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasBrowser } from '../reports/browser.ts';
import { openWorkbench } from './open-workbench.ts';

/** A page that says how many runs there are, and does what no page may. */
function strayingPage(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-page-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><title>Page</title><h1></h1><script type="module" src="/assets/main-Ab12Cd34.js"></script>',
  );
  writeFileSync(
    path.join(folder, 'assets/main-Ab12Cd34.js'),
    `const { total } = await (await fetch('/api/runs')).json();
     await fetch('/api/runs/nothing');
     await fetch('http://127.0.0.1:9/elsewhere').catch(() => undefined);
     console.error('complained');
     document.querySelector('h1').textContent = total + ' runs at ' + location.pathname;`,
  );
  return folder;
}

it.skipIf(!hasBrowser)('lets a browser in by the link of the real server, and hears of all that a page must not do', async () => {
  const { page, errors, close } = await openWorkbench({ at: '/runs', pageFolder: strayingPage() });
  await page.getByRole('heading', { name: '20 runs at /runs' }).waitFor();
  const all = errors.join('\n');
  for (const complaint of ['answer 404 /api/runs/nothing', 'console complained', 'Content Security Policy'])
    expect(all).toContain(complaint);
  await close();
});
