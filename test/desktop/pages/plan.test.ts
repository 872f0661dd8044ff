import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseOf } from '../../../engine/campaign/plan/roi.ts';
import { roiFormats } from '../../../reports/plan/index.ts';
import { swingWords } from '../../../reports/words/plan/assumptions.ts';
import { roiFigures, roiSentences } from '../../../reports/words/plan/roi.ts';
import { hasBrowser } from '../../reports/browser.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';
import { recordedProject } from '../project/make-project.ts';
import { factsOf, oneLine, soon, told, tooWide, violations } from './planning-page.ts';

const vector = { setup: 6000, operating: 150, benefit: 1500 };

describe.skipIf(!hasBrowser)('the page of a plan', () => {
  let folder = '';
  let workbench: Workbench;
  beforeAll(async () => {
    folder = await recordedProject();
    workbench = await openWorkbench({ folder, at: '/plan' });
    await workbench.page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
  });
  afterAll(async () => {
    await workbench.close();
  });

  const type = async (label: string, value: number) => {
    await workbench.page.getByRole('spinbutton', { name: label, exact: false }).first().fill(String(value));
  };
  const figures = async (): Promise<string[]> => (await workbench.page.locator('#worth .figures > div').allInnerTexts()).map(oneLine);

  it('types the vector in and reads payback 4.44 months, 10,200 over 12 months and an NPV of 9,390.66', async () => {
    const { page } = workbench;
    await type('Setup', vector.setup);
    await type('Operating', vector.operating);
    await type('Benefit', vector.benefit);
    await soon(async () => (await factsOf(page, '#worth')).NPV).toBe('$9,390.66');
    expect(await factsOf(page, '#worth')).toMatchObject({
      Payback: '4.44 months',
      'Net over 12 months': '$10,200.00',
      NPV: '$9,390.66',
      'Return a month': '22.50 %',
    });
  });

  it('shows the very numbers that `headroom roi` prints for the same', async () => {
    const other = { setup: 5200, operating: 210, benefit: 1710, months: 18, rate: 0.08 };
    const roi = await caseOf({ folder, today: '2026-03-13', ...other });
    const printed = oneLine(roiFormats.text.render(roi, { columns: 120 }));
    const { page } = workbench;
    for (const [label, value] of [
      ['Setup', 5200],
      ['Operating', 210],
      ['Benefit', 1710],
      ['Months', 18],
      ['Discount', 8],
    ] as const)
      await type(label, value);
    await soon(async () => await told(page.locator('#worth'))).toContain(oneLine(roiSentences(roi).join(' ')));
    const shown = await figures();
    for (const { label, value, range, beside } of roiFigures(roi)) {
      const told = [value, range].filter((part) => part !== '').join(' ');
      expect(shown).toContain(oneLine([label, told, beside.join(' · ')].join(' ')));
      expect(printed).toContain(told);
    }
    const bars = (await page.locator('#worth .tornado text').allTextContents()).join(' ');
    for (const bar of roi.tornado) expect(bars).toContain(swingWords(bar, roi.currency));
    expect(await told(page.locator('#worth'))).toContain('headroom roi --setup 5200 --operating 210 --benefit 1710 --months 18 --rate 8%');
  });

  it('keeps the change in the address, shows it beside what is configured, and takes it back', async () => {
    const { page } = workbench;
    await soon(() => new URL(page.url()).searchParams.get('rate')).toBe('8');
    const npv = (await factsOf(page, '#worth')).NPV;
    await page.reload();
    await soon(async () => (await factsOf(page, '#worth')).NPV).toBe(npv);
    const beside = await told(page.locator('#worth table.capacity-beside'));
    expect(beside).toContain('As configured');
    await page.getByRole('button', { name: 'Reset the case' }).click();
    await soon(() => new URL(page.url()).search).toBe('');
    expect(await page.locator('#worth table.capacity-beside').count()).toBe(0);
  });

  it('draws a range where one is stated, and says what is wrong with one that is none', async () => {
    const { page } = workbench;
    await page.getByText('How far each may be off').click();
    await page.getByRole('spinbutton', { name: 'Benefit a month, at least' }).fill('9000');
    await soon(async () => await told(page.locator('.plan-problem'))).toBe('The value must lie between its low and its high.');
    await page.getByRole('spinbutton', { name: 'Benefit a month, at least' }).fill('900');
    await soon(async () => await page.locator('.plan-problem').count()).toBe(0);
    await soon(async () => await told(page.locator('#worth'))).toContain('80 % of draws lie between');
    await page.getByRole('button', { name: 'Reset the case' }).click();
  });

  it('moves by the keyboard alone: an arrow on a slider changes the answer', async () => {
    const { page } = workbench;
    const before = (await factsOf(page, '#worth')).NPV;
    await page.getByRole('slider', { name: 'Months, slider' }).focus();
    await page.keyboard.press('ArrowRight');
    await soon(async () => (await factsOf(page, '#worth')).NPV).not.toBe(before);
    expect(await factsOf(page, '#worth')).toHaveProperty('Net over 13 months');
    await page.keyboard.press('ArrowLeft');
    await soon(async () => (await factsOf(page, '#worth')).NPV).toBe(before);
  });

  it('links what is ticked off to its run, and ticks nothing off without evidence', async () => {
    const { page } = workbench;
    const rows = await page.locator('#checklist [role=row], #checklist tbody tr').allInnerTexts();
    expect(rows.some((row) => /no evidence/.test(row))).toBe(true);
    for (const row of rows) expect(/\bmet\b|missed/.test(row) ? /run|capacity|campaign|simulation/.test(row) : true, row).toBe(true);
    const link = page.locator('#checklist a[href^="/runs/"]').first();
    const run = decodeURIComponent((await link.getAttribute('href'))?.replace('/runs/', '') ?? '');
    expect(await told(link)).toContain(run);
  });

  it.each([
    [1440, 'light'],
    [420, 'dark'],
  ] as const)('fits %i pixels in %s, with nothing for axe to find', async (width, colorScheme) => {
    const { page } = workbench;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await tooWide(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect({ errors: workbench.errors, requests: workbench.requests }).toEqual({ errors: [], requests: [] });
  });
});
