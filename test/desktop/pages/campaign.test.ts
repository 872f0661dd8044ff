import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

const gate = '2026-03-04T14-05-00-gate-demo';

describe.skipIf(!hasBrowser)('the pages of campaigns', () => {
  let workbench: Workbench;
  const open = async (address: string) => await workbench.page.goto(`${workbench.server.url}${address}`);

  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/campaigns' });
  });
  afterAll(async () => await workbench.close());

  it('lists every campaign, each leading to its own page', async () => {
    await open('/campaigns');
    await workbench.page.getByRole('link', { name: /gate/ }).first().waitFor();
    const places = await workbench.page.locator('td a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(places).toContain(`/campaigns/${gate}`);
    expect(places).toContain('/capacity?campaign=2026-03-10T09-14-05-capacity-demo');
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  it('tells a gate in ten lines: verdict, whether it blocks and why, the worst, sides and separation', async () => {
    await open(`/campaigns/${gate}`);
    const lines = workbench.page.locator('.campaign-lines li');
    await lines.first().waitFor();
    const told = await lines.allInnerTexts();
    expect(told.length + 1).toBeLessThanOrEqual(10);
    expect(told[0]).toMatch(/^Blocks the merge: a regression of p95 latency/);
    expect(told.some((line) => line.startsWith('Base '))).toBe(true);
    expect(told.some((line) => line.startsWith('Sides kept apart'))).toBe(true);
    expect(await workbench.page.locator('.plot .unit').count()).toBeGreaterThan(0);
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  it('tells of a schedule and never lets it block', async () => {
    await open('/campaigns/2026-02-09T06-00-00-monthly-demo');
    await workbench.page.getByText('never blocked').waitFor();
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  it('leads from a capacity to its page', async () => {
    await open('/campaigns/2026-03-10T09-14-05-capacity-demo');
    const way = workbench.page.getByRole('link', { name: 'Open its ladder, fit and limits' });
    expect(await way.getAttribute('href')).toBe('/capacity?campaign=2026-03-10T09-14-05-capacity-demo');
    expect(workbench.errors).toEqual([]);
  });
});
