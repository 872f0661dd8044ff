import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats } from '../../../desktop/ui/pages/run/export-formats.ts';
import { formats } from '../../../reports/index.ts';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

const failed = '/runs/2026-03-03T10-00-00-demo-demo';
const invalid = '/runs/2026-03-05T16-20-00-demo-demo';
const newest = '/runs/2026-03-11T07-30-00-load-demo';

it('offers every format there is, with its own ending', () => {
  expect(exportFormats.map(({ format }) => format).sort()).toEqual(Object.keys(formats).sort());
  for (const { format, extension } of exportFormats) expect(extension).toBe(formats[format]?.extension);
});

describe.skipIf(!hasBrowser)('the page of a run', () => {
  let workbench: Workbench;
  const open = async (address: string) => {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await workbench.page.locator('.run-contents').waitFor();
  };
  const titles = async () => await workbench.page.locator('.page > section > h2').allInnerTexts();

  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(async () => await workbench.close());

  it('answers first, draws the gap, and has every part the report has', async () => {
    await open(failed);
    expect(await workbench.page.locator('.answer').innerText()).toMatch(/p95 715.ms, 415.ms over the target/);
    expect(await workbench.page.locator('.plot.ceiling .gap.over').count()).toBe(1);
    expect(await titles()).toEqual(
      expect.arrayContaining([
        'Targets',
        'Over time',
        'Errors',
        'Endpoints',
        'Transactions',
        'Page vitals',
        'WebSocket',
        'Second opinion',
        'Any series',
      ]),
    );
    expect(await workbench.page.locator('#errors').innerText()).toContain('curl');
  });

  it('draws the percentiles over time that reports draw', async () => {
    await open(failed);
    const chart = workbench.page.locator('#time');
    await chart.getByText('Numbers', { exact: true }).first().click();
    const lines = await chart.locator('th.number').allTextContents();
    expect(lines.slice(0, 4).map((text) => text.slice(0, 3))).toEqual(['p50', 'p90', 'p95', 'p99']);
    expect((await chart.locator('tbody td:nth-child(3)').allTextContents()).join(' ')).toMatch(/\d/);
  });

  it('puts the reason before everything where the run is invalid', async () => {
    await open(invalid);
    expect((await titles())[0]).toBe('Generator');
    expect(await workbench.page.locator('.answer').innerText()).toContain('says nothing about the target');
    expect(await workbench.page.locator('.plot.ceiling').count()).toBe(0);
  });

  it('changes the order for another reader, and never what is told', async () => {
    await open(newest);
    const forQa = await titles();
    await open(`${newest}?for=lead`);
    const forLead = await titles();
    expect(forLead[0]).toBe('Latency and load');
    expect([...forLead].sort()).toEqual([...forQa].sort());
  });

  it('is walked by keyboard', async () => {
    await open(newest);
    await workbench.page.keyboard.press(']');
    expect(new URL(workbench.page.url()).hash).toBe('#targets');
    await workbench.page.keyboard.press(']');
    expect(await workbench.page.evaluate(() => document.activeElement?.id)).toBe('time-title');
    await workbench.page.keyboard.press('[');
    expect(await workbench.page.evaluate(() => document.activeElement?.id)).toBe('targets-title');
  });

  it('sorts and filters the endpoints, and a link keeps that', async () => {
    await open(`${newest}?endpoints-sort=samples&endpoints-filter=auth`);
    const rows = workbench.page.locator('#endpoints .data-table tbody tr');
    expect(await rows.count()).toBeGreaterThan(1);
    for (const text of await rows.allInnerTexts()) expect(text).toContain('auth');
  });

  it('draws any series that is chosen, and keeps the choice in the address', async () => {
    await open(newest);
    const explorer = workbench.page.locator('#explorer');
    await explorer.getByLabel('Find series').fill('latency search');
    await explorer.getByRole('button', { name: /^Choose \d/ }).click();
    await explorer.locator('canvas').first().waitFor();
    const chosen = new URL(workbench.page.url()).searchParams.get('series') ?? '';
    expect(chosen).toMatch(/^\d+(,\d+)*$/);
    await workbench.page.reload();
    await explorer.locator('canvas').first().waitFor();
  });

  it('takes a note', async () => {
    await open(newest);
    await workbench.page.getByLabel('Add a note').fill('Ran beside <b>a backup</b>');
    await workbench.page.getByLabel('Your name').first().fill('Ada');
    await workbench.page.getByRole('button', { name: 'Add the note' }).click();
    await workbench.page.locator('.run-notes li', { hasText: 'Ran beside <b>a backup</b>' }).waitFor();
  });

  it('is approved as a baseline with a reason', async () => {
    await open(newest);
    await workbench.page.getByRole('button', { name: 'Approve as a baseline…' }).waitFor();
    await workbench.page.keyboard.press('a');
    const dialog = workbench.page.getByRole('dialog');
    const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
    expect(await approve.isDisabled()).toBe(true);
    await dialog.getByLabel('Why').fill('Held the month');
    await approve.click();
    await workbench.page.locator('.run-chips', { hasText: 'Baseline: approved' }).waitFor();
  });

  it('is exported as a page', async () => {
    await open(failed);
    await workbench.page.getByText('Export', { exact: true }).click();
    const [download] = await Promise.all([
      workbench.page.waitForEvent('download'),
      workbench.page.getByRole('button', { name: /^Page \(HTML\)/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2026-03-03T10-00-00-demo-demo.html');
  });

  it.each([
    [failed, 1440],
    [newest, 420],
  ] as const)('axe finds nothing on %s at %i pixels, and nothing is wider than the page', async (place, width) => {
    await workbench.page.setViewportSize({ width, height: 900 });
    await open(place);
    await workbench.page.waitForLoadState('networkidle');
    expect(await axeFindings(workbench.page)).toEqual([]);
    expect(await workbench.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('complained of nothing and asked nobody else', () => {
    expect(workbench.errors.filter((error) => !error.includes('favicon') && !error.includes('404'))).toEqual([]);
    expect(workbench.requests).toEqual([]);
  });
});
