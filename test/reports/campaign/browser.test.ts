import { describe, expect, it } from 'vitest';
import { campaignReportSchema } from '../../../engine/model/campaign.ts';
import { campaignFormats } from '../../../reports/campaign/index.ts';
import { hasBrowser } from '../browser.ts';
import { filled, freeFields } from '../hostile.ts';
import { expectAccessible, expectCharts, expectFits, expectHarmless, expectPrints, expectSendable, useBrowser } from '../page-checks.ts';
import { campaignVariants, overriddenReport } from './variants.ts';

const { html } = campaignFormats;
const pages = Object.fromEntries(Object.entries(campaignVariants).map(([name, make]) => [name, html.render(make())]));

describe.skipIf(!hasBrowser)('campaigns in a browser', () => {
  const browser = useBrowser();

  it.each(Object.keys(pages))('the page “%s” fits a phone and a screen, asks for nothing and says nothing on the console', async (name) => {
    await expectFits(browser(), pages[name] ?? '', [400, 1280]);
  });

  it.each([
    ['regressed', 1280, 'light'],
    ['stored', 400, 'dark'],
    ['inconclusive', 1280, 'dark'],
    ['learning', 400, 'light'],
    ['invalid', 400, 'dark'],
  ] as const)('axe finds nothing on the page “%s” at %i pixels, %s', async (name, width, colorScheme) => {
    await expectAccessible(browser(), pages[name] ?? '', { width, colorScheme });
  });

  it('every chart has a title, a description and its numbers in a table, and each has its own name', async () => {
    for (const [name, least] of [
      ['regressed', 4],
      ['stored', 2],
      ['alternating', 3],
    ] as const)
      expect((await expectCharts(browser(), pages[name] ?? '')).length).toBeGreaterThanOrEqual(least);
  });

  it('prints on A4 without cutting a line', async () => {
    const page = await expectPrints(browser(), pages.regressed ?? '');
    await page.context().close();
  });

  it('hostile texts run nothing and fetch nothing, even where the policy does not hold', async () => {
    const base = overriddenReport();
    const fields = freeFields(base, campaignReportSchema);
    for (const turn of [0, 70, 140]) await expectHarmless(browser(), html.render(filled(base, fields, turn)), turn === 70 ? 400 : 1280);
  });
});

it('a page has no script, one policy, and is small enough to send', () => {
  for (const page of Object.values(pages)) expectSendable(page);
});
