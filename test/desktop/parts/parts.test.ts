import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

describe.skipIf(!hasBrowser)('parts of pages', () => {
  let workbench: Workbench;
  const open = async (at: string) => {
    await workbench.page.goto(`${workbench.server.url}${at}`);
    return workbench.page;
  };
  const openRun = async () => {
    const page = await open('/runs');
    await page.locator('tbody a[href^="/runs/"]').first().click();
    await page.locator('#chart-time canvas, .time-chart canvas').first().waitFor();
    return page;
  };
  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(() => workbench.close());
  afterEach(() => expect(workbench.errors).toEqual([]));

  test('a table keeps its order and its filter in the address, and after a reload', async () => {
    const page = await open('/runs');
    await page.getByRole('columnheader', { name: 'p95' }).getByRole('button').click();
    expect(new URL(page.url()).searchParams.get('runs-sort')).toBe('-p95');
    await page.getByLabel('Filter: Runs').fill('staging');
    await expect.poll(() => page.getByRole('table', { name: 'Runs' }).locator('tbody tr').count()).toBe(1);
    await page.reload();
    await expect.poll(() => page.getByRole('table', { name: 'Runs' }).locator('tbody tr').count()).toBe(1);
    expect(await page.getByRole('columnheader', { name: 'p95' }).getAttribute('aria-sort')).toBe('descending');
  });

  test('arrows walk down the rows and Enter opens one', async () => {
    const page = await open('/runs');
    const rows = page.getByRole('table', { name: 'Runs' }).locator('tbody tr');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe('1');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/runs/*');
  });

  test('a zoom of one chart is in the address, moves all of its group, survives a reload, and 0 takes it back', async () => {
    const page = await openRun();
    const plot = page.locator('.time-chart .u-over').first();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('no plot');
    await page.mouse.move(box.x + box.width * 0.25, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBeNull();
    const shows = page.getByRole('button', { name: 'Show all' });
    expect(await shows.count()).toBe(await page.locator('.time-chart').count());
    await page.reload();
    await expect.poll(() => shows.count()).toBeGreaterThan(0);
    await page.locator('.time-chart .plots').first().focus();
    await page.keyboard.press('0');
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBeNull();
    await page.keyboard.press('+');
    await expect.poll(() => new URL(page.url()).searchParams.get('to')).not.toBeNull();
  });

  test('a chart gives its numbers and its picture', async () => {
    const page = await openRun();
    const chart = page.locator('.time-chart').first();
    const [table] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: 'Save CSV' }).click()]);
    expect(table.suggestedFilename()).toMatch(/\.csv$/);
    const [picture] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: 'Save picture' }).click()]);
    expect(picture.suggestedFilename()).toMatch(/\.png$/);
    await chart.locator('summary').click();
    await expect.poll(() => chart.locator('tbody tr').count()).toBeGreaterThan(10);
  });
});
