import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../reports/browser.ts';
import { axeFindings } from '../axe-findings.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';
import { clipped } from '../views.ts';

describe.skipIf(!hasBrowser)('start, and watch', () => {
  let workbench: Workbench;
  const open = async (address: string) => {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await workbench.page.locator('.start-form').waitFor();
  };
  const estimate = () => workbench.page.locator('.start-estimate');

  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(async () => await workbench.close());

  it('tells what a run would be while it is changed, and keeps the change in the address', async () => {
    await open('/start?scenario=load&environment=demo');
    await estimate().getByText('up to 300 users, judged by 3 targets').waitFor();
    await workbench.page.getByLabel('Peak users').fill('40');
    await workbench.page.getByLabel('Length of the hold').fill('30s');
    await estimate().getByText('up to 40 users').first().waitFor();
    expect(new URL(workbench.page.url()).searchParams.get('users')).toBe('40');
    expect(await estimate().locator('.column.judged').count()).toBe(1);
  });

  it('says why it cannot be started, with what to do', async () => {
    await open('/start?scenario=load&environment=demo&users=9000');
    await estimate().getByRole('alert').waitFor();
    expect(await estimate().innerText()).toMatch(/9,?000/);
    expect(await workbench.page.getByRole('button', { name: 'Start', exact: true }).isDisabled()).toBe(true);
  });

  it('asks for only those switches that differ', async () => {
    await open('/start?scenario=load&environment=demo');
    await workbench.page.getByText('Switches of the demo').click();
    await workbench.page.getByLabel('indexes').uncheck();
    expect(new URL(workbench.page.url()).searchParams.get('switches')).toBe('indexes=off');
    await workbench.page.getByLabel('indexes').check();
    expect(new URL(workbench.page.url()).searchParams.get('switches')).toBeNull();
  });

  it.each([
    ['gate', 'Against'],
    ['capacity', 'Targets'],
    ['schedule', 'Schedule'],
  ])('has a form for a %s', async (kind, label) => {
    await open(`/start?kind=${kind}`);
    expect(await workbench.page.locator('.start-fields').getByLabel(label).count()).toBe(1);
    expect(await axeFindings(workbench.page)).toEqual([]);
  });

  /** What axe finds and what is cut off, wide and narrow, light and dark; wide and light again in the end. */
  const inEveryDress = async (): Promise<Record<string, string[]>> => {
    const { page } = workbench;
    const wrong: Record<string, string[]> = {};
    for (const [width, colorScheme] of [
      [420, 'dark'],
      [420, 'light'],
      [1440, 'dark'],
      [1440, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const found = [...(await clipped(page)), ...(await axeFindings(page))];
      if (found.length > 0) wrong[`${width} ${colorScheme}`] = found;
    }
    return wrong;
  };

  it('starts a run by keyboard alone, shows it live, stops it in good order, and says what was found', async () => {
    const { page } = workbench;
    await open('/start?scenario=smoke&environment=demo&duration=25s');
    await estimate()
      .getByText(/judged by 2 targets/)
      .waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/jobs/*');
    await page.locator('.live-first .figures').waitFor({ timeout: 50_000 });
    await page.locator('#time canvas').first().waitFor();
    expect(await inEveryDress()).toEqual({});
    expect(await page.locator('.live-stop').innerText()).toContain('Ends in good order. What was measured is sealed as a partial run.');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('link', { name: 'Open the run' }).waitFor({ timeout: 50_000 });
    await page.locator('.live-chips .chip').first().waitFor();
    expect(await inEveryDress()).toEqual({});
    await page.getByRole('link', { name: 'Open the run' }).click();
    await page.locator('.run-contents').waitFor();
    expect(await page.locator('.answer').innerText()).toContain('stopped early');
  }, 150_000);

  it.each([1440, 420])('axe finds nothing at %i pixels, and nothing is wider than the page', async (width) => {
    await workbench.page.setViewportSize({ width, height: 900 });
    await open('/start');
    await estimate().locator('.plot').waitFor();
    expect(await axeFindings(workbench.page)).toEqual([]);
    expect(await workbench.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
