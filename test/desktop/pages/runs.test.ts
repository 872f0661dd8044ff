import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';
import { recordedProject } from '../project/make-project.ts';

describe.skipIf(!hasBrowser)('the list of runs', () => {
  let workbench: Workbench;
  const rows = () => workbench.page.locator('.data-table tbody tr');
  const open = async (address = '/runs') => {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await rows().first().waitFor();
  };

  beforeAll(async () => {
    const folder = await recordedProject();
    const runs = path.join(folder, '.headroom/runs');
    const broken = path.join(runs, '2025-09-01T07-30-00-load-demo');
    cpSync(path.join(runs, '2025-09-08T07-30-00-load-demo'), broken, { recursive: true });
    rmSync(path.join(broken, 'report.json'));
    writeFileSync(path.join(broken, 'run.json'), '{"schemaVersion":1');
    workbench = await openWorkbench({ folder });
  });
  afterAll(async () => await workbench.close());

  it('shows each run with its three answers, and what is damaged as damaged', async () => {
    await open();
    expect(await rows().filter({ hasText: '11 Mar 2026' }).locator('.chip').allInnerTexts()).toHaveLength(3);
    const broken = rows().filter({ has: workbench.page.locator('.chip.odd', { hasText: 'damaged' }) });
    expect(await broken.count()).toBe(1);
    expect(await broken.getByRole('link').count()).toBe(0);
    expect(await broken.getByRole('checkbox').isDisabled()).toBe(true);
  });

  it('finds by words, environment and campaign, and keeps that in the address', async () => {
    await open();
    await workbench.page.getByLabel('Environment').selectOption('staging');
    await workbench.page.waitForFunction(() => document.querySelectorAll('.data-table tbody tr').length === 1);
    await workbench.page.reload();
    await rows().first().waitFor();
    expect(await rows().count()).toBe(1);
    await workbench.page.getByLabel('Search').fill('nothing is called so');
    await workbench.page.getByText('No run fits these words.').waitFor();
    await open('/runs?all=yes');
    expect(await rows().count()).toBeGreaterThan(30);
  });

  it('compares two that are ticked, the older one as the base', async () => {
    await open();
    await workbench.page.getByLabel('Tick 2026-03-11T07-30-00-load-demo').check();
    await workbench.page.getByLabel('Tick 2026-02-23T07-30-00-load-demo').check();
    await workbench.page.getByRole('button', { name: 'Compare' }).click();
    await workbench.page.waitForURL(
      (url) =>
        url.searchParams.get('base') === '2026-02-23T07-30-00-load-demo' &&
        url.searchParams.get('head') === '2026-03-11T07-30-00-load-demo',
    );
  });

  it('is walked and opened by keyboard alone', async () => {
    await open();
    await rows().first().focus();
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.waitForFunction(() => document.activeElement?.textContent?.includes('staging'));
    await workbench.page.keyboard.press('Enter');
    await workbench.page.waitForURL('**/runs/2026-03-09T11-40-00-load-staging');
  });

  it.each([1440, 420])('axe finds nothing at %i pixels, and nothing is wider than the page', async (width) => {
    await workbench.page.setViewportSize({ width, height: 900 });
    await open();
    expect(await axeFindings(workbench.page)).toEqual([]);
    expect(await workbench.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
