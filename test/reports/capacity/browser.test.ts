import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capacityReportSchema } from '../../../engine/model/capacity.ts';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { hasBrowser, openBrowser, show } from '../browser.ts';
import { filled, freeFields } from '../hostile.ts';
import { capacityVariants, foundReport } from './variants.ts';

const { html } = capacityFormats;
const pages = Object.fromEntries(Object.entries(capacityVariants).map(([name, make]) => [name, html.render(make())]));

describe.skipIf(!hasBrowser)('capacities in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(Object.keys(pages))(
    'the page “%s” fits a phone and two screens, asks for nothing and says nothing on the console',
    async (name) => {
      const { page, complaints } = await show(browser, pages[name] ?? '');
      for (const width of [420, 1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        const beyond = await page.evaluate(() =>
          [...document.querySelectorAll('.plot text')]
            .filter((text) => text.getBoundingClientRect().width > 0)
            .filter((text) => text.getBoundingClientRect().right > window.innerWidth + 1 || text.getBoundingClientRect().left < -1)
            .map((text) => text.textContent),
        );
        expect({ width, wider: Math.max(0, wider), beyond, complaints }).toEqual({ width, wider: 0, beyond: [], complaints: [] });
      }
      await page.context().close();
    },
  );

  it('words of one picture do not lie over each other', async () => {
    for (const [name, width] of [
      ['found', 1440],
      ['found', 420],
      ['projected', 1280],
      ['not-reached', 420],
      ['points', 420],
    ] as const) {
      const { page } = await show(browser, pages[name] ?? '', { width });
      const over = await page.evaluate(() =>
        [...document.querySelectorAll('svg.plot')].flatMap((plot) => {
          const boxes = [...plot.querySelectorAll('text')]
            .map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0);
          return boxes.flatMap((one, index) =>
            boxes
              .slice(index + 1)
              .filter(({ box }) => {
                const across = Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left);
                const down = Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top);
                return across > 4 && down > 5;
              })
              .map((other) => `${one.text} | ${other.text}`),
          );
        }),
      );
      expect({ name, width, over }).toEqual({ name, width, over: [] });
      await page.context().close();
    }
  });

  it.each([
    ['found', 1440, 'light'],
    ['found', 420, 'dark'],
    ['not-reached', 1280, 'dark'],
    ['invalid', 420, 'light'],
    ['points', 1280, 'light'],
    ['projected', 420, 'dark'],
    ['connections', 1440, 'dark'],
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
    for (const [name, least] of [
      ['found', 5],
      ['projected', 4],
      ['points', 2],
    ] as const) {
      const { page } = await show(browser, pages[name] ?? '');
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll('figure.chart')].map((figure) => ({
          id: figure.querySelector('svg > title')?.id,
          described: (figure.querySelector('svg > desc')?.textContent?.length ?? 0) > 20,
          rows: figure.querySelectorAll('details.data tbody tr').length > 0,
        })),
      );
      expect(charts.length).toBeGreaterThanOrEqual(least);
      expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
      for (const { described, rows } of charts) expect({ described, rows }).toEqual({ described: true, rows: true });
      await page.context().close();
    }
  });

  it('prints on A4 without cutting a line', async () => {
    const { page } = await show(browser, pages.found ?? '', { width: 703 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))).toBe(0);
    await page.context().close();
  });

  it('hostile texts run nothing and fetch nothing, even where the policy does not hold', async () => {
    const base = foundReport();
    const fields = freeFields(base, capacityReportSchema);
    for (const turn of [0, 70, 140]) {
      const written = html.render(filled(base, fields, turn));
      const { page, complaints } = await show(browser, written, { withoutPolicy: true, width: turn === 70 ? 420 : 1280 });
      const found = await page.evaluate(() => ({
        taken: 'taken' in window,
        wider: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
        handlers: [...document.querySelectorAll('*')]
          .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
          .filter((name) => /^on|^src|^style$/.test(name)),
        links: [...document.querySelectorAll('[href]')]
          .map((link) => link.getAttribute('href') ?? '')
          .filter((href) => !/^#[a-z-]+$/.test(href)),
      }));
      expect({ turn, ...found, complaints }).toEqual({ turn, taken: false, wider: 0, handlers: [], links: [], complaints: [] });
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
