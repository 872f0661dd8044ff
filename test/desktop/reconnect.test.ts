import { expect, it } from 'vitest';
import { openStore } from '../../engine/store/index.ts';
import { hasBrowser } from '../reports/browser.ts';
import { openWorkbench } from './open-workbench.ts';
import { recordedProject } from './project/make-project.ts';
import { settled } from './views.ts';
import { startWorkbench } from './workbench-server.ts';

const run = '2026-03-11T07-30-00-load-demo';
const note = { at: '2026-03-12T09:00:00.000Z', by: 'Grace', text: 'Written while nothing answered.' };

it.skipIf(!hasBrowser)('a page goes on by itself when its server is back, and asks again', async () => {
  const folder = await recordedProject();
  const workbench = await openWorkbench({ folder, at: `/runs/${run}` });
  const { page, server } = workbench;
  await settled(page);
  await page.evaluate(() => {
    Object.assign(window, { sameAsBefore: true });
  });
  await server.close();
  await openStore(folder).notes.add(run, note);
  const { port } = server.address;
  const again = await startWorkbench({ folder, port });
  await page.getByText(note.text).waitFor({ timeout: 30_000 });
  expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true);
  expect(workbench.requests).toEqual([]);
  // The page is let in as before: its session outlived the server, and another page is asked for and shown.
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
  await settled(page);
  expect(await page.locator('main .failure').count()).toBe(0);
  await page.context().close();
  await workbench.browser.close();
  await again.close();
});
