import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { autoscaleFormats } from '../../../reports/autoscale/index.ts';
import { hasBrowser, openBrowser, show } from '../browser.ts';
import { autoscaleVariants } from './reports.ts';

const pages = Object.fromEntries(Object.entries(autoscaleVariants).map(([name, make]) => [name, autoscaleFormats.html.render(make())]));

describe.skipIf(!hasBrowser)('autoscaling in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(Object.keys(pages))('the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console', async (name) => {
    const { page, complaints } = await show(browser, pages[name] ?? '');
    for (const width of [400, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const beyond = await page.evaluate(() =>
        [...document.querySelectorAll('.plot text')]
          .filter((text) => text.getBoundingClientRect().width > 0 && getComputedStyle(text).visibility === 'visible')
          .filter((text) => text.getBoundingClientRect().right > window.innerWidth + 1 || text.getBoundingClientRect().left < -1)
          .map((text) => text.textContent),
      );
      expect({ width, wider: Math.max(0, wider), beyond, complaints }).toEqual({ width, wider: 0, beyond: [], complaints: [] });
    }
    await page.context().close();
  });

  it.each([
    ['behind', 1280, 'light'],
    ['compared', 400, 'dark'],
    ['kept', 1280, 'dark'],
    ['hopeless', 400, 'light'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    const { page } = await show(browser, pages[name] ?? '', { width, colorScheme });
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
  });

  it('every chart has a name of its own, a description and its numbers in a table', async () => {
    const { page } = await show(browser, pages.compared ?? '');
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('figure.chart')].map((figure) => ({
        id: figure.querySelector('svg > title')?.id,
        described: (figure.querySelector('svg > desc')?.textContent?.length ?? 0) > 20,
        rows: figure.querySelectorAll('details.data tbody tr').length > 0,
      })),
    );
    expect(charts.length).toBe(5);
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
    for (const { described, rows } of charts) expect({ described, rows }).toEqual({ described: true, rows: true });
    await page.context().close();
  });

  it('time behind is shaded where and as long as it was', async () => {
    const { page } = await show(browser, pages.behind ?? '');
    const shaded = await page.evaluate(() =>
      [...document.querySelectorAll('.plot .behind')].map((box) => [box.getAttribute('x'), box.getAttribute('width')]),
    );
    const report = autoscaleVariants.behind?.();
    const [outcome] = report?.outcomes ?? [];
    const from = (100 * (outcome?.violation.firstAtS ?? 0)) / 3600;
    expect(Number.parseFloat(shaded[0]?.[0] ?? '')).toBeCloseTo(from, 0);
    expect(Number.parseFloat(shaded[0]?.[1] ?? '')).toBeCloseTo((100 * (outcome?.violation.longestS ?? 0)) / 3600, 0);
    await page.context().close();
  });

  it('prints on A4 without cutting a line', async () => {
    const { page } = await show(browser, pages.compared ?? '', { width: 703 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))).toBe(0);
    await page.context().close();
  });
});
