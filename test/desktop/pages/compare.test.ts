import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

const [before, after] = ['2026-02-23T07-30-00-load-demo', '2026-03-11T07-30-00-load-demo'];

describe.skipIf(!hasBrowser)('the page that compares two runs', () => {
  let workbench: Workbench;
  const open = async (address: string) => {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await workbench.page.locator('.compare-row').first().waitFor();
  };
  const rows = () => workbench.page.locator('.compare-row');

  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/compare' });
  });
  afterAll(async () => await workbench.close());

  it('compares the latest run with the one before when none is named', async () => {
    await open('/compare');
    expect(await workbench.page.locator('.answer').textContent()).toContain(`Against ${before}`);
    expect(await workbench.page.getByRole('link', { name: 'Open the head run' }).getAttribute('href')).toBe(`/runs/${after}`);
  });

  it('draws both distributions of a number on one scale, and says why it got its verdict when it is opened', async () => {
    await open('/compare');
    const first = rows().first();
    await first.locator('.spread-bar.base').first().waitFor();
    expect(await first.locator('.median').count()).toBe(2);
    const name = first.getByRole('button');
    await name.focus();
    await workbench.page.keyboard.press('Enter');
    expect(await name.getAttribute('aria-expanded')).toBe('true');
    expect(await first.locator('.compare-why').textContent()).toContain('One run a side, so their spread is unknown.');
  });

  it('swaps sides, and keeps them in the address', async () => {
    await open(`/compare?base=${before}&head=${after}`);
    await workbench.page.getByRole('button', { name: 'Swap sides' }).click();
    await workbench.page.waitForURL((url) => url.searchParams.get('base') === after && url.searchParams.get('head') === before);
    await workbench.page.reload();
    await rows().first().waitFor();
    expect(await workbench.page.locator('.answer').textContent()).toContain(`Against ${after}`);
  });

  it('shows the numbers of one verdict or endpoint alone', async () => {
    await open(`/compare?base=${before}&head=${after}&verdict=improved`);
    expect(await rows().count()).toBe(await rows().locator('.compare-verdict .chip.good').count());
    await workbench.page.getByLabel('Verdict', { exact: true }).selectOption('');
    await workbench.page.getByLabel('Endpoint').selectOption('GET /api/orders');
    expect(new URL(workbench.page.url()).searchParams.get('endpoint')).toBe('GET /api/orders');
    for (const text of await rows().locator('.compare-name').allInnerTexts()) expect(text).toContain('GET /api/orders,');
  });

  it('lets another run be found and taken by keyboard alone', async () => {
    await open('/compare');
    await workbench.page.locator('.compare-pick.base').focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByRole('combobox', { name: 'Search runs' }).fill('2025-12-15');
    await workbench.page.getByRole('option').first().waitFor();
    await workbench.page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.waitForURL((url) => url.searchParams.get('base') === '2025-12-15T07-30-00-load-demo');
  });

  it('compares nothing where a hard key differs, and names it', async () => {
    await workbench.page.goto(`${workbench.server.url}/compare?base=2026-03-05T16-20-00-demo-demo&head=${after}`);
    await workbench.page.getByRole('heading', { name: 'Why nothing is compared' }).waitFor();
    expect(await workbench.page.locator('.answer').textContent()).toMatch(/^Nothing is compared, since .*scenario \(what was sent/);
    expect(await rows().count()).toBe(0);
  });

  it('is accessible and complains of nothing', async () => {
    await open('/compare');
    await rows().first().getByRole('button').click();
    expect(await axeFindings(workbench.page)).toEqual([]);
    expect(workbench.errors).toEqual([]);
    expect(workbench.requests).toEqual([]);
  });
});
