import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../reports/browser.ts';
import { expectGolden } from '../reports/golden.ts';
import { axeFindings } from './axe-findings.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';
import { clipped, layoutOf, missing, overlapping, placesWithoutView, settled, views } from './views.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 420, height: 900 };

it('knows a view of every page', () => {
  expect(placesWithoutView()).toEqual([]);
});

describe.skipIf(!hasBrowser)('every page, wide and narrow, light and dark', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/settings' });
  });
  afterAll(async () => await workbench.close());

  it.each(views)('$name is accessible, whole, filled and silent, and laid out as ever', async ({ name, address }) => {
    const { page, server, errors, requests } = workbench;
    const wrong: Record<string, string[]> = {};
    const look = (name: string, found: string[]) => {
      if (found.length > 0) wrong[name] = found;
    };
    await page.setViewportSize(wide);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${server.url}${address}`);
    await settled(page);
    look('missing', await missing(page));
    look('wide light', [...(await clipped(page)), ...(await overlapping(page)), ...(await axeFindings(page))]);
    const wideLayout = await layoutOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    look('wide dark', await axeFindings(page));
    await page.setViewportSize(narrow);
    await settled(page);
    look('narrow dark', [...(await clipped(page)), ...(await overlapping(page)), ...(await axeFindings(page))]);
    await page.emulateMedia({ colorScheme: 'light' });
    look('narrow light', await axeFindings(page));
    expect(wrong).toEqual({});
    expectGolden(`test/golden/workbench/${name}.txt`, `1440 wide\n${wideLayout}\n\n420 wide\n${await layoutOf(page)}\n`);
    expect(errors.splice(0)).toEqual([]);
    expect(requests).toEqual([]);
  });
});
