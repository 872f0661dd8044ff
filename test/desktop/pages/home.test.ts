import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

describe.skipIf(!hasBrowser)('home', () => {
  let workbench: Workbench;
  const open = async (address = '/') => {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await workbench.page.locator('#capacity .figures').waitFor();
  };
  const titles = async () => await workbench.page.locator('.page > section > h2').allInnerTexts();

  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(async () => await workbench.close());

  it('says what stands with the gap that is left, what moved, and what to do', async () => {
    await open();
    expect(await workbench.page.locator('.answer').innerText()).toMatch(/300.users held 5.min: p95 158.ms, 142.ms under the target/);
    expect(await workbench.page.locator('#standing .plot.ceiling .gap').count()).toBe(1);
    expect(await workbench.page.locator('.home-moves li').count()).toBe(5);
    expect(await workbench.page.locator('#next').innerText()).toMatch(/Run it again.*Approve it as a baseline: learning 1 of 6/s);
    expect(await workbench.page.locator('#gate').innerText()).toContain('Blocks the merge: a regression of p95 latency.');
  });

  it('begins with what the reader asks for, from the address, and tells the same', async () => {
    await open();
    const forQa = await titles();
    await workbench.page.getByLabel('Tech lead').check();
    await workbench.page.waitForURL('**/?for=lead');
    expect((await titles())[0]).toBe('How much it takes');
    await open('/?for=ci');
    const forCi = await titles();
    expect(forCi[0]).toBe('Does it block');
    expect([...forCi].sort()).toEqual([...forQa].sort());
  });

  it.each([
    [1440, 'light'],
    [420, 'dark'],
  ] as const)('axe finds nothing at %i pixels, %s, and nothing is wider than the page', async (width, colorScheme) => {
    await workbench.page.setViewportSize({ width, height: 900 });
    await workbench.page.emulateMedia({ colorScheme });
    await open();
    expect(await axeFindings(workbench.page)).toEqual([]);
    expect(await workbench.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('teaches where nothing was run', async () => {
    const empty = await openWorkbench({ folder: mkdtempSync(path.join(os.tmpdir(), 'headroom-empty-')), browser: workbench.browser });
    await empty.page.locator('.empty').waitFor();
    expect(await empty.page.locator('.empty code').innerText()).toMatch(/^headroom (run|init)$/);
    expect(await axeFindings(empty.page)).toEqual([]);
    await empty.close();
  });
});
