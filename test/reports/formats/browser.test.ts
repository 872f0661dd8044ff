import axe from 'axe-core';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../reports/formats/html.ts';
import { junit } from '../../../reports/formats/junit.ts';
import { markdown } from '../../../reports/formats/markdown.ts';
import { hasBrowser, openBrowser, show } from '../browser.ts';
import { freeFields, hostileStrings, poisoned, small } from '../hostile.ts';
import { failingReport, variants } from '../variants.ts';

const pages = Object.fromEntries(Object.entries(variants).map(([name, make]) => [name, html.render(make())]));

describe.skipIf(!hasBrowser)('reports in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(Object.keys(variants))(
    'the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console',
    async (name) => {
      const { page, complaints } = await show(browser, pages[name] ?? '');
      for (const width of [400, 1280]) {
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

  it.each([
    ['demo', 1280, 'light'],
    ['fail', 400, 'dark'],
    ['invalid', 400, 'light'],
    ['no-data', 1280, 'dark'],
    ['empty', 400, 'dark'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    const { page } = await show(browser, name === 'demo' ? (pages.demo ?? '') : html.render(small(variants[name]())), {
      width,
      colorScheme,
    });
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

  it('every chart has its title, its description and its numbers in a table', async () => {
    const { page } = await show(browser, pages.demo ?? '');
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('figure.chart')].map((figure) => ({
        named:
          (figure.querySelector('svg > title')?.textContent?.length ?? 0) > 4 &&
          (figure.querySelector('svg > desc')?.textContent?.length ?? 0) > 20,
        rows: figure.querySelectorAll('details.data tbody tr').length,
      })),
    );
    expect(charts.length).toBeGreaterThanOrEqual(7);
    for (const { named, rows } of charts) expect({ named, some: rows > 0 }).toEqual({ named: true, some: true });
    await page.context().close();
  });

  it('shows the values under the pointer in every panel at once', async () => {
    const { page } = await show(browser, pages.demo ?? '');
    const plot = page.locator('section#over-time svg.plot');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.6, (box?.y ?? 0) + 100);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('section#over-time .readouts text')]
        .filter((text) => getComputedStyle(text).visibility === 'visible')
        .map((text) => text.textContent),
    );
    expect(shown.join(' ')).toMatch(/p95 \d.*req\/s.*users/);
    await page.context().close();
  });

  it('prints every detail on A4 without cutting a line', async () => {
    const { page } = await show(browser, pages.demo ?? '', { width: 703 });
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const hidden = await page.evaluate(
      () => [...document.querySelectorAll('details:not(.data) table')].filter((table) => table.getBoundingClientRect().height === 0).length,
    );
    expect({ wide: Math.max(0, wide), hidden }).toEqual({ wide: 0, hidden: 0 });
    await page.context().close();
  });

  describe('hostile texts', () => {
    const base = small(failingReport());
    base.run.notes = ['a note'];
    base.notes = ['another note'];
    base.run.endReason = 'why it ended';
    const fields = freeFields(base);
    // Together these hold every text; the tests of strings put every text into every field.
    const turns = [0, 70, 140];

    it('run nothing and fetch nothing, even where the policy does not hold', async () => {
      for (const turn of turns) {
        const { page, complaints } = await show(browser, html.render(poisoned(base, fields, turn)), {
          withoutPolicy: true,
          width: turn === 70 ? 400 : 1280,
        });
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

    it('run nothing and fetch nothing in rendered Markdown', async () => {
      for (const turn of turns.slice(0, 1)) {
        const text = markdown.render(poisoned(base, fields, turn), { reportPath: hostileStrings[turn] ?? '' });
        const body = micromark(text, {
          allowDangerousHtml: true,
          allowDangerousProtocol: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
        });
        const { page, complaints } = await show(browser, `<!doctype html><html lang="en"><title>x</title><body>${body}`);
        expect({
          taken: await page.evaluate(() => 'taken' in window || document.querySelector('a,img,script,svg,iframe,style') !== null),
          complaints,
        }).toEqual({ taken: false, complaints: [] });
        await page.context().close();
      }
    });

    it('leave JUnit well-formed', async () => {
      const { page } = await show(browser, '<!doctype html><title>x</title>');
      const errors = await page.evaluate(
        (files) =>
          files.flatMap((file) => new DOMParser().parseFromString(file, 'application/xml').querySelector('parsererror')?.textContent ?? []),
        turns.map((turn) => junit.render(poisoned(base, fields, turn))),
      );
      expect(errors).toEqual([]);
      await page.context().close();
    });
  });
});

it('a page has no script, one policy, and is small enough to send', () => {
  for (const page of Object.values(pages)) {
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/Content-Security-Policy/g)).toHaveLength(1);
    expect(page).toMatch(
      /content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]+=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"/,
    );
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  }
});
