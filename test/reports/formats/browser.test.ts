import { describe, expect, it } from 'vitest';
import { html } from '../../../reports/formats/html.ts';
import { junit } from '../../../reports/formats/junit.ts';
import { markdown } from '../../../reports/formats/markdown.ts';
import { hasBrowser, show } from '../browser.ts';
import { freeFields, hostileStrings, poisoned, small } from '../hostile.ts';
import { rendered } from '../hostile-checks.ts';
import { expectAccessible, expectCharts, expectFits, expectHarmless, expectPrints, expectSendable, useBrowser } from '../page-checks.ts';
import { failingReport, variants } from '../variants.ts';

const pages = Object.fromEntries(Object.entries(variants).map(([name, make]) => [name, html.render(make())]));

describe.skipIf(!hasBrowser)('reports in a browser', () => {
  const browser = useBrowser();

  it.each(Object.keys(variants))(
    'the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console',
    async (name) => {
      await expectFits(browser(), pages[name] ?? '', [400, 1280]);
    },
  );

  it.each([
    ['demo', 1280, 'light'],
    ['fail', 400, 'dark'],
    ['invalid', 400, 'light'],
    ['no-data', 1280, 'dark'],
    ['empty', 400, 'dark'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    const page = name === 'demo' ? (pages.demo ?? '') : html.render(small(variants[name]()));
    await expectAccessible(browser(), page, { width, colorScheme });
  });

  it('every chart has its title, its description and its numbers in a table', async () => {
    const titles = await expectCharts(browser(), pages.demo ?? '');
    expect(titles.length).toBeGreaterThanOrEqual(7);
    for (const title of titles) expect(title.length).toBeGreaterThan(4);
  });

  it('shows the values under the pointer in every panel at once', async () => {
    const { page } = await show(browser(), pages.demo ?? '');
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
    const page = await expectPrints(browser(), pages.demo ?? '');
    const hidden = await page.evaluate(
      () => [...document.querySelectorAll('details:not(.data) table')].filter((table) => table.getBoundingClientRect().height === 0).length,
    );
    expect(hidden).toBe(0);
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
      for (const turn of turns) await expectHarmless(browser(), html.render(poisoned(base, fields, turn)), turn === 70 ? 400 : 1280);
    });

    it('run nothing and fetch nothing in rendered Markdown', async () => {
      for (const turn of turns.slice(0, 1)) {
        const text = markdown.render(poisoned(base, fields, turn), { reportPath: hostileStrings[turn] ?? '' });
        const body = rendered(text);
        const { page, complaints } = await show(browser(), `<!doctype html><html lang="en"><title>x</title><body>${body}`);
        expect({
          taken: await page.evaluate(() => 'taken' in window || document.querySelector('a,img,script,svg,iframe,style') !== null),
          complaints,
        }).toEqual({ taken: false, complaints: [] });
        await page.context().close();
      }
    });

    it('leave JUnit well-formed', async () => {
      const { page } = await show(browser(), '<!doctype html><title>x</title>');
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
    expectSendable(page, 400_000);
    expect(page).toMatch(
      /content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]+=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"/,
    );
  }
});
