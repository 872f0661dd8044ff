import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { type OpenOptions, openWorkbench, type Workbench } from '../open-workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasBrowser)('the frame of the workbench', () => {
  let workbench: Workbench;
  const open = async ({ at = '/', width = 1440, colorScheme = 'light' }: Pick<OpenOptions, 'at' | 'width' | 'colorScheme'> = {}) => {
    const { page, server } = workbench;
    await page.emulateMedia({ media: 'screen', colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${server.url}${at}`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(() => workbench.close());
  afterEach(() => {
    expect(workbench.errors).toEqual([]);
    expect(workbench.requests).toEqual([]);
  });

  test('the palette finds a page by some of its letters, and Enter goes there with the focus on the page', async () => {
    const page = await open();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bsln');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/baselines');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('two keys in turn go to a page, and not while somebody types', async () => {
    const page = await open({ at: '/settings' });
    await page.getByLabel('Your name').fill('');
    await page.getByLabel('Your name').pressSequentially('gr');
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.getByRole('heading', { name: 'Settings' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/runs');
  });

  test('? lists the keys of every page, Escape closes it', async () => {
    const page = await open();
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('dialog[open]').textContent()).toMatch(/g r.*Go to Runs/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  });

  test('the first Tab offers to skip the navigation', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page');
  });

  test('a choice of colours overrides the system and survives a reload', async () => {
    const page = await open({ at: '/settings', colorScheme: 'light' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.getByLabel('Colours').selectOption('dark');
    expect(await paper()).toBe('rgb(19, 22, 26)');
    await page.reload();
    await page.getByLabel('Colours').waitFor();
    expect(await paper()).toBe('rgb(19, 22, 26)');
    await page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
  });

  test('light overrides a dark system', async () => {
    const page = await open({ at: '/settings', colorScheme: 'dark' });
    await page.getByLabel('Colours').selectOption('light');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  test.each([
    [1440, 'light'],
    [420, 'dark'],
  ] as const)('settings at %i px, %s: axe-core reports nothing, and nothing is wider than the window', async (width, colorScheme) => {
    const page = await open({ at: '/settings', width, colorScheme });
    await page.getByRole('table', { name: 'Checks' }).waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await run.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test('an address that names nothing says so', async () => {
    const page = await open({ at: '/nowhere' });
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  test('an engine that is gone is told of, and its coming back ends that by itself', async () => {
    const page = await open();
    await page.route('**/api/events', (route) => route.abort());
    await page.reload();
    await page.getByText('The engine does not answer.').waitFor();
    await page.unroute('**/api/events');
    await page.getByText('The engine does not answer.').waitFor({ state: 'detached' });
    // The refusals above were made by this test.
    workbench.errors.length = 0;
  });
});
