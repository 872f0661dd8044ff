import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

describe.skipIf(!hasBrowser)('the page of a history', () => {
  let workbench: Workbench;
  const open = async (address: string) => await workbench.page.goto(`${workbench.server.url}${address}`);

  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/trend' });
  });
  afterAll(async () => await workbench.close());

  it('says when the metric moved, between which commits, and leads to both sessions', async () => {
    await open('/trend?scenario=load&environment=demo');
    await workbench.page.locator('.trend-moved').first().waitFor();
    expect(await workbench.page.locator('.answer').textContent()).toMatch(
      /p95 latency got better, .* between 3 November 2025 and 17 November 2025 \(commits /,
    );
    const way = workbench.page.getByRole('link', { name: 'Compare the sessions before and after' });
    expect(await way.getAttribute('href')).toBe('/compare?base=2025-11-03T07-30-00-load-demo&head=2025-11-17T07-30-00-load-demo');
    expect(await workbench.page.locator('.trend-session').count()).toBe(14);
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  it('keeps metric, scenario and environment in the address', async () => {
    await open('/trend?scenario=load&environment=demo');
    await workbench.page.getByLabel('Metric').selectOption('errorRate');
    await workbench.page.waitForURL((url) => url.searchParams.get('metric') === 'errorRate');
    await workbench.page
      .getByText(/^Error rate/)
      .first()
      .waitFor();
    await workbench.page.reload();
    expect(await workbench.page.getByLabel('Metric').inputValue()).toBe('errorRate');
  });

  it('teaches how many sessions it takes where there are few', async () => {
    await open('/trend?scenario=demo&environment=demo');
    await workbench.page.getByText(/10 sessions are needed/).waitFor();
    expect(workbench.errors).toEqual([]);
  });
});
