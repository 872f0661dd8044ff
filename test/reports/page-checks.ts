import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser, show } from './browser.ts';

/** Opens a Chromium before the tests of a suite and closes it after them. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  return () => browser;
}

const beyondItsWindow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** The page fits windows of these widths, words of its pictures too, asks for nothing and says nothing on the console. */
export async function expectFits(browser: Browser, html: string, widths: readonly number[]): Promise<void> {
  const { page, complaints } = await show(browser, html);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await beyondItsWindow(page);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('.plot text')]
        .filter((text) => text.getBoundingClientRect().width > 0)
        .filter((text) => text.getBoundingClientRect().right > window.innerWidth + 1 || text.getBoundingClientRect().left < -1)
        .map((text) => text.textContent),
    );
    expect({ width, wider, beyond, complaints }).toEqual({ width, wider: 0, beyond: [], complaints: [] });
  }
  await page.context().close();
}

/** axe finds nothing on the page, all that folds open. */
export async function expectAccessible(
  browser: Browser,
  html: string,
  view: { readonly width: number; readonly colorScheme: 'light' | 'dark' },
): Promise<void> {
  const { page } = await show(browser, html, view);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  expect(violations).toEqual([]);
  await page.context().close();
}

/** Every chart of the page has a name of its own, a description and its numbers in a table. Gives their titles. */
export async function expectCharts(browser: Browser, html: string): Promise<string[]> {
  const { page } = await show(browser, html);
  const charts = await page.evaluate(() =>
    [...document.querySelectorAll('figure.chart')].map((figure) => ({
      id: figure.querySelector('svg > title')?.id,
      title: figure.querySelector('svg > title')?.textContent ?? '',
      described: (figure.querySelector('svg > desc')?.textContent?.length ?? 0) > 20,
      rows: figure.querySelectorAll('details.data tbody tr').length > 0,
    })),
  );
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
  for (const { described, rows } of charts) expect({ described, rows }).toEqual({ described: true, rows: true });
  await page.context().close();
  return charts.map(({ title }) => title);
}

/** The page as it is printed on A4, where no line of it is cut. */
export async function expectPrints(browser: Browser, html: string): Promise<Page> {
  const { page } = await show(browser, html, { width: 703 });
  await page.emulateMedia({ media: 'print' });
  expect(await beyondItsWindow(page)).toBe(0);
  return page;
}

/** A page of hostile texts runs nothing, fetches nothing and links nowhere, even where its policy does not hold. */
export async function expectHarmless(browser: Browser, html: string, width: number): Promise<void> {
  const { page, complaints } = await show(browser, html, { withoutPolicy: true, width });
  const found = await page.evaluate(() => ({
    taken: 'taken' in window,
    handlers: [...document.querySelectorAll('*')]
      .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
      .filter((name) => /^on|^src|^style$/.test(name)),
    links: [...document.querySelectorAll('[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^#[a-z-]+$/.test(href)),
  }));
  const wider = await beyondItsWindow(page);
  expect({ ...found, wider, complaints }).toEqual({ taken: false, wider: 0, handlers: [], links: [], complaints: [] });
  await page.context().close();
}

/** A page has no script, one policy, and is small enough to send. */
export function expectSendable(page: string, mostBytes = 200_000): void {
  expect(page).not.toMatch(/<script/i);
  expect(page.match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(Buffer.byteLength(page)).toBeLessThan(mostBytes);
}
