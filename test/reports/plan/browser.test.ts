import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planFormats, roiFormats } from '../../../reports/plan/index.ts';
import { hasBrowser, openBrowser, show } from '../browser.ts';
import { planVariants, roiVariants } from './variants.ts';

const pages: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(planVariants).map(([name, make]) => [`plan ${name}`, planFormats.html.render(make())]),
  ...Object.entries(roiVariants).map(([name, make]) => [`roi ${name}`, roiFormats.html.render(make())]),
]);

describe.skipIf(!hasBrowser)('plan and roi in a browser', () => {
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
    ['plan full', 1280, 'light'],
    ['plan full', 400, 'dark'],
    ['plan bare', 400, 'light'],
    ['roi risky', 1280, 'dark'],
    ['roi losing', 400, 'light'],
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

  it('every chart has a title, a description and its numbers in a table, and each has its own name', async () => {
    for (const [name, wanted] of [
      ['plan full', 4],
      ['roi plain', 2],
    ] as const) {
      const { page } = await show(browser, pages[name] ?? '');
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll('figure.chart')].map((figure) => ({
          id: figure.querySelector('svg > title')?.id,
          described: (figure.querySelector('svg > desc')?.textContent?.length ?? 0) > 20,
          rows: figure.querySelectorAll('details.data tbody tr').length > 0,
        })),
      );
      expect(charts).toHaveLength(wanted);
      expect(new Set(charts.map(({ id }) => id)).size).toBe(wanted);
      for (const { described, rows } of charts) expect({ described, rows }).toEqual({ described: true, rows: true });
      await page.context().close();
    }
  });

  it('prints on A4 without cutting a line', async () => {
    for (const name of ['plan full', 'roi risky']) {
      const { page } = await show(browser, pages[name] ?? '', { width: 703 });
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.scroll')]
          .filter((table) => table.scrollWidth > table.clientWidth + 1)
          .map((table) => table.getAttribute('aria-label')),
      );
      expect(cut).toEqual([]);
      await page.context().close();
    }
  });
});

it('a page has no script, one policy, and is small enough to send', () => {
  for (const page of Object.values(pages)) {
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/Content-Security-Policy/g)).toHaveLength(1);
    expect(Buffer.byteLength(page)).toBeLessThan(200_000);
  }
});
