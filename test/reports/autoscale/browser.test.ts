import { describe, expect, it } from 'vitest';
import { autoscaleFormats } from '../../../reports/autoscale/index.ts';
import { hasBrowser, show } from '../browser.ts';
import { expectAccessible, expectCharts, expectFits, expectPrints, useBrowser } from '../page-checks.ts';
import { autoscaleVariants } from './reports.ts';

const pages = Object.fromEntries(Object.entries(autoscaleVariants).map(([name, make]) => [name, autoscaleFormats.html.render(make())]));

describe.skipIf(!hasBrowser)('autoscaling in a browser', () => {
  const browser = useBrowser();

  it.each(Object.keys(pages))('the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console', async (name) => {
    await expectFits(browser(), pages[name] ?? '', [400, 1280]);
  });

  it.each([
    ['behind', 1280, 'light'],
    ['compared', 400, 'dark'],
    ['kept', 1280, 'dark'],
    ['hopeless', 400, 'light'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    await expectAccessible(browser(), pages[name] ?? '', { width, colorScheme });
  });

  it('every chart has a name of its own, a description and its numbers in a table', async () => {
    expect(await expectCharts(browser(), pages.compared ?? '')).toHaveLength(5);
  });

  it('time behind is shaded where and as long as it was', async () => {
    const { page } = await show(browser(), pages.behind ?? '');
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
    const page = await expectPrints(browser(), pages.compared ?? '');
    await page.context().close();
  });
});
