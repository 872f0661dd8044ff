import { describe, expect, it } from 'vitest';
import { capacityReportSchema } from '../../../engine/model/capacity.ts';
import { capacityFormats } from '../../../reports/capacity/index.ts';
import { hasBrowser, show } from '../browser.ts';
import { filled, freeFields } from '../hostile.ts';
import { expectAccessible, expectCharts, expectFits, expectHarmless, expectPrints, expectSendable, useBrowser } from '../page-checks.ts';
import { capacityVariants, foundReport } from './variants.ts';

const { html } = capacityFormats;
const pages = Object.fromEntries(Object.entries(capacityVariants).map(([name, make]) => [name, html.render(make())]));

describe.skipIf(!hasBrowser)('capacities in a browser', () => {
  const browser = useBrowser();

  it.each(Object.keys(pages))(
    'the page “%s” fits a phone and two screens, asks for nothing and says nothing on the console',
    async (name) => {
      await expectFits(browser(), pages[name] ?? '', [420, 1280, 1440]);
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
      const { page } = await show(browser(), pages[name] ?? '', { width });
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
    await expectAccessible(browser(), pages[name] ?? '', { width, colorScheme });
  });

  it('every chart has a title, a description and its numbers in a table, and each has its own name', async () => {
    for (const [name, least] of [
      ['found', 5],
      ['projected', 4],
      ['points', 2],
    ] as const)
      expect((await expectCharts(browser(), pages[name] ?? '')).length).toBeGreaterThanOrEqual(least);
  });

  it('prints on A4 without cutting a line', async () => {
    const page = await expectPrints(browser(), pages.found ?? '');
    await page.context().close();
  });

  it('hostile texts run nothing and fetch nothing, even where the policy does not hold', async () => {
    const base = foundReport();
    const fields = freeFields(base, capacityReportSchema);
    for (const turn of [0, 70, 140]) await expectHarmless(browser(), html.render(filled(base, fields, turn)), turn === 70 ? 420 : 1280);
  });
});

it('a page has no script, one policy, and is small enough to send', () => {
  for (const page of Object.values(pages)) expectSendable(page);
});
