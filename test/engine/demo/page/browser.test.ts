import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { startSmallDemo } from '../client.ts';

const CHROMIUM = [process.env.K6_BROWSER_EXECUTABLE_PATH ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = CHROMIUM.find((path) => path !== '' && existsSync(path));

type Shift = PerformanceEntry & { value: number };

describe.skipIf(executablePath === undefined)('the dispatch page in a browser', () => {
  let demo: RunningDemo;
  let browser: Browser;

  beforeAll(async () => {
    demo = await startSmallDemo();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  /** Opens the page and keeps what a good page never has: foreign requests, failures, console messages. */
  const open = async (width: number, colorScheme: 'light' | 'dark') => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().startsWith(demo.url) || complaints.push(request.url()));
    page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`));
    await page.goto(`${demo.url}/dispatch`);
    await page.waitForSelector('#orders tbody tr');
    return { page, complaints };
  };
  const shift = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry as Shift).value, 0))).observe({
            type: 'layout-shift',
            buffered: true,
          });
          setTimeout(() => resolve(0), 100);
        }),
    );

  it.each([
    [1280, 'light'],
    [400, 'dark'],
  ] as const)('lists, filters and opens an order at %i px, %s, without moving anything', async (width, colorScheme) => {
    const { page, complaints } = await open(width, colorScheme);
    expect(await page.locator('#orders tbody tr').count()).toBe(50);
    await page.selectOption('#status-filter', 'booked');
    await page.waitForFunction(() => document.querySelector('#orders tbody tr td:nth-child(2)')?.textContent === 'Booked');
    expect(await page.locator('#order-detail').isVisible()).toBe(false);
    await page.click('#orders tbody tr:nth-child(3)');
    await page.waitForSelector('#order-detail', { state: 'visible' });
    const reference = await page.locator('#orders tbody tr:nth-child(3) td').first().textContent();
    expect(await page.locator('#order-detail h2').textContent()).toBe(reference);
    expect(await shift(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(complaints).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('#order-detail').isVisible()).toBe(false);
    await page.close();
  });

  it('reads its server timing from the browser', async () => {
    const { page } = await open(1280, 'light');
    const names = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('/api/orders'))
        .flatMap((entry) => (entry as PerformanceResourceTiming).serverTiming.map((timing) => timing.name)),
    );
    expect(names).toEqual(['db', 'app', 'queue']);
    await page.close();
  });
});
