import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withThinkTime } from '../../../engine/capacity/planning/think-time.ts';
import { planning } from '../../../engine/capacity/planning.ts';
import type { OpenedCapacity } from '../../../engine/model/api/documents.ts';
import type { Planning } from '../../../engine/model/planning.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { runwaySentence, usableSentence } from '../../../reports/words/capacity/planning.ts';
import { type Measure, measures, moneyMeasure, writtenOf } from '../../../reports/words/capacity/projection.ts';
import { capacitySentences } from '../../../reports/words/capacity/sentence.ts';
import { hasBrowser } from '../../reports/browser.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';
import { oneLine, soon, told, tooWide, violations } from './planning-page.ts';

describe.skipIf(!hasBrowser)('the page of a capacity', () => {
  let workbench: Workbench;
  let opened: OpenedCapacity;
  beforeAll(async () => {
    workbench = await openWorkbench({ at: '/capacity' });
    const { page } = workbench;
    await page.locator('#what-if').waitFor();
    opened = await page.evaluate(async () => {
      const { campaigns } = await (await fetch('/api/campaigns')).json();
      const newest = campaigns.find(({ campaign }: { campaign: { purpose: string } | null }) => campaign?.purpose === 'capacity');
      return await (await fetch(`/api/capacities/${newest.id}`)).json();
    });
  });
  afterAll(async () => {
    await workbench.close();
  });

  /** What the engine plans with these changes, on its own. */
  function planned(change: object, thinkMs: number | null = null): Planning {
    const { report, inputs } = opened;
    if (report.model === null) throw new Error('the campaign found nothing');
    const { points, model } =
      thinkMs === null
        ? { points: report.points, model: report.model }
        : withThinkTime({ points: report.points, model: report.model }, thinkMs);
    const found = planning({
      model,
      points,
      policy: { ...inputs.policy, ...change },
      prices: inputs.prices,
      today: inputs.today,
      shape: { measured: inputs.measured, environment: report.environment },
      history: inputs.history,
    });
    if (found === null) throw new Error('nothing was planned');
    return found;
  }
  const meaning = async (): Promise<string> => await told(workbench.page.locator('#meaning'));
  const type = async (label: string, value: number) =>
    await workbench.page.getByRole('spinbutton', { name: label, exact: false }).fill(String(value));

  it('answers as the terminal does, and labels every number', async () => {
    const { page } = workbench;
    const [first = ''] = capacitySentences(opened.report);
    expect(await told(page.locator('.answer').first())).toBe(oneLine(first));
    const plan = planned({});
    expect(await meaning()).toContain(oneLine(usableSentence(plan)));
    if (plan.runway !== null) expect(await meaning()).toContain(oneLine(runwaySentence(plan.runway)));
    for (const cell of await page.locator('#targets tbody tr').allInnerTexts())
      expect(cell).toMatch(/measured|projected|speculative|refused/);
  });

  it('plans anew at once when numbers are typed, exactly as the engine does', async () => {
    const { page } = workbench;
    await type('Peak factor', 2);
    await type('Keep free', 20);
    await type('Users now', 700);
    const plan = planned({ peakFactor: 2, keepFree: 0.2, normalUsers: 700 });
    await soon(meaning).toContain(oneLine(usableSentence(plan)));
    const shown = await meaning();
    for (const { throughput, replicas, costPerMonth } of plan.situations) {
      const numbers: readonly (readonly [Projection | null, Measure])[] = [
        [throughput, measures.plain],
        [replicas, measures.replicas],
        [costPerMonth, moneyMeasure(plan.currency)],
      ];
      for (const [projection, measure] of numbers) {
        if (projection === null || projection.value === null) continue;
        const { value, range } = writtenOf(projection, measure);
        expect(shown).toContain(`${measure.before ?? ''}${value} ${range}`);
      }
    }
    if (plan.runway !== null) expect(shown).toContain(oneLine(runwaySentence(plan.runway)));
    expect(await told(page.locator('#what-if'))).toContain('3 numbers changed against the configuration.');
  });

  it('keeps the change in the address, so that a link shows the same, and takes it back', async () => {
    const { page } = workbench;
    await soon(() => new URL(page.url()).search).toContain('peak=2');
    await page.reload();
    const plan = planned({ peakFactor: 2, keepFree: 0.2, normalUsers: 700 });
    await soon(meaning).toContain(oneLine(usableSentence(plan)));
    if (plan.runway !== null) expect(await meaning()).toContain(oneLine(runwaySentence(plan.runway)));
    await page.getByRole('button', { name: 'Reset Peak factor' }).click();
    await soon(() => new URL(page.url()).searchParams.get('peak')).toBeNull();
    await page.getByRole('button', { name: 'Reset all' }).click();
    await soon(() => new URL(page.url()).search).toBe('');
    await soon(meaning).toContain(oneLine(usableSentence(planned({}))));
  });

  it('counts fewer users who think for less, and more who think for longer, by the keyboard too', async () => {
    const { page } = workbench;
    await type('Think time', 2);
    await soon(meaning).toContain(oneLine(usableSentence(planned({}, 2000))));
    await page.getByRole('slider', { name: 'Think time, slider' }).focus();
    await page.keyboard.press('ArrowRight');
    await soon(meaning).toContain(oneLine(usableSentence(planned({}, 2100))));
    await page.getByRole('button', { name: 'Reset all' }).click();
    await soon(() => new URL(page.url()).search).toBe('');
  });

  it('fits points that somebody pastes, and keeps short ones in the address', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Points of your own' }).click();
    await page.getByRole('button', { name: 'Show me with an example' }).click();
    await page.getByRole('textbox', { name: 'Target' }).fill('p95 < 60 ms');
    await page.getByRole('button', { name: 'Fit these points' }).click();
    await soon(async () => await told(page.locator('.answer').first())).toMatch(/^By points\.csv, the system takes/);
    await page.reload();
    await soon(async () => await told(page.locator('.answer').first())).toMatch(/^By points\.csv, the system takes/);
    expect(await told(page.locator('#plateaus'))).toContain('Points');
    await page.getByRole('button', { name: 'Back to the campaigns' }).click();
    await page.locator('#what-if').waitFor();
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
