import { describe, expect, it } from 'vitest';
import { planFormats, roiFormats } from '../../../reports/plan/index.ts';
import { hasBrowser } from '../browser.ts';
import { expectAccessible, expectCharts, expectFits, expectPrints, expectSendable, useBrowser } from '../page-checks.ts';
import { planVariants, roiVariants } from './variants.ts';

const pages: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(planVariants).map(([name, make]) => [`plan ${name}`, planFormats.html.render(make())]),
  ...Object.entries(roiVariants).map(([name, make]) => [`roi ${name}`, roiFormats.html.render(make())]),
]);

describe.skipIf(!hasBrowser)('plan and roi in a browser', () => {
  const browser = useBrowser();

  it.each(Object.keys(pages))('the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console', async (name) => {
    await expectFits(browser(), pages[name] ?? '', [400, 1280]);
  });

  it.each([
    ['plan full', 1280, 'light'],
    ['plan full', 400, 'dark'],
    ['plan bare', 400, 'light'],
    ['roi risky', 1280, 'dark'],
    ['roi losing', 400, 'light'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    await expectAccessible(browser(), pages[name] ?? '', { width, colorScheme });
  });

  it('every chart has a title, a description and its numbers in a table, and each has its own name', async () => {
    for (const [name, wanted] of [
      ['plan full', 4],
      ['roi plain', 2],
    ] as const)
      expect(await expectCharts(browser(), pages[name] ?? '')).toHaveLength(wanted);
  });

  it('prints on A4 without cutting a line', async () => {
    for (const name of ['plan full', 'roi risky']) {
      const page = await expectPrints(browser(), pages[name] ?? '');
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
  for (const page of Object.values(pages)) expectSendable(page);
});
