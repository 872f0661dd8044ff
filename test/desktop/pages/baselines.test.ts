import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

describe.skipIf(!hasBrowser)('the page of baselines', () => {
  let workbench: Workbench;
  const { press, type } = {
    press: async (key: string) => await workbench.page.keyboard.press(key),
    type: async (text: string) => await workbench.page.keyboard.type(text),
  };

  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/baselines' });
    await workbench.page.locator('.baselines-session').first().waitFor();
  });
  afterAll(async () => await workbench.close());

  it('tells which count, which is pinned, which are retired and why', async () => {
    expect(await workbench.page.locator('.baselines-head').allInnerTexts()).toEqual([
      expect.stringContaining('counts'),
      expect.stringContaining('v1.3'),
      expect.stringContaining('retired'),
    ]);
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  it('says why a run cannot be a baseline', async () => {
    await workbench.page.getByText(/runs? that cannot be a baseline/).click();
    expect(await workbench.page.locator('.baselines-candidate', { hasText: '2026-02-23' }).textContent()).toMatch(/regressed/i);
  });

  it('approves a run by keyboard alone, with a reason', async () => {
    const run = '2026-03-11T07-30-00-load-demo';
    await workbench.page.getByRole('button', { name: `Approve ${run}` }).focus();
    await press('Enter');
    await workbench.page.getByLabel('Why').focus();
    expect(await workbench.page.getByRole('button', { name: 'Approve', exact: true }).isDisabled()).toBe(true);
    await type('the new normal');
    expect(await axeFindings(workbench.page)).toEqual([]);
    await press('Enter');
    await workbench.page.locator('.baselines-session', { hasText: run }).waitFor();
    expect(await workbench.page.locator('.baselines-session', { hasText: run }).textContent()).toContain('the new normal');
  });

  it('retires one with a reason', async () => {
    const session = workbench.page.locator('.baselines-session', { hasText: '2025-12-15' });
    await session.getByRole('button', { name: 'Retire…' }).click();
    await workbench.page.getByRole('dialog').getByLabel('Why').fill('wrong data set');
    await press('Enter');
    await session.getByText('wrong data set').waitFor();
    expect(workbench.errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('a folder that is only looked at', () => {
  it('says so and offers nothing to change', async () => {
    const workbench = await openWorkbench({ at: '/baselines', readOnly: true });
    try {
      await workbench.page.getByRole('note').waitFor();
      await workbench.page.locator('.baselines-session').first().waitFor();
      expect(await workbench.page.getByRole('button', { name: /Approve|Retire/ }).count()).toBe(0);
    } finally {
      await workbench.close();
    }
  });
});
