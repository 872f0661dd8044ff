import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateScaling } from '../../../engine/campaign/autoscale/autoscale.ts';
import { openStore } from '../../../engine/store/index.ts';
import { outcomeColumns } from '../../../reports/autoscale/outcome-columns.ts';
import { autoscaleSentence } from '../../../reports/words/autoscale/outcome.ts';
import { hasBrowser } from '../../reports/browser.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';
import { recordedProject } from '../project/make-project.ts';
import { oneLine, soon, told, tooWide, violations } from './planning-page.ts';

const question = 'policies=web,backend,beanstalk&base=100&peak=400&per=50&startup=60&cost=0.1';

describe.skipIf(!hasBrowser)('the page of autoscaling', () => {
  let folder = '';
  let workbench: Workbench;
  beforeAll(async () => {
    folder = await recordedProject();
    workbench = await openWorkbench({ folder, at: `/autoscale?${question}` });
    await workbench.page.locator('#outcomes').waitFor();
  });
  afterAll(async () => {
    await workbench.close();
  });
  const asked = async (more: object = {}) =>
    await simulateScaling(
      {
        folder,
        policies: ['web', 'backend', 'beanstalk'],
        base: 100,
        peak: 400,
        capacityPerReplica: 50,
        startup: 60,
        cost: 0.1,
        command: '',
        ...more,
      },
      openStore(folder),
    );
  const outcomes = async (): Promise<string> => await told(workbench.page.locator('#outcomes'));

  it('shows for several policies the very numbers that `headroom autoscale` prints', async () => {
    const report = await asked();
    expect(await told(workbench.page.locator('.answer').first())).toBe(oneLine(autoscaleSentence(report)));
    const shown = await outcomes();
    for (const outcome of report.outcomes)
      for (const { cell, title } of outcomeColumns)
        expect(shown, `${title} of ${outcome.policy.name}`).toContain(oneLine(cell(outcome, report) ?? ''));
    const text = await told(workbench.page.locator('#facts'));
    expect(text).toContain(
      'headroom autoscale web backend beanstalk --generate spike --base 100 --peak 400 --capacity-per-replica 50 --startup 60s --cost 0.1',
    );
  });

  it('simulates anew in the page when a number of a policy is changed, and asks nobody', async () => {
    const { page } = workbench;
    const calls: string[] = [];
    page.on('request', (request) => request.url().includes('/api/autoscale') && calls.push(request.url()));
    await page.getByRole('spinbutton', { name: 'Fewest replicas' }).first().fill('9');
    const { outcomes: configured } = await asked({ policies: ['web'] });
    const web = configured[0]?.policy;
    if (web?.kind !== 'hpa') throw new Error('the project has no such policy');
    const report = await asked({ policies: [{ ...web, minReplicas: 9 }, 'backend', 'beanstalk'] });
    await soon(async () => await told(page.locator('.answer').first())).toBe(oneLine(autoscaleSentence(report)));
    await soon(() => new URL(page.url()).searchParams.get('web.min')).toBe('9');
    expect(calls).toEqual([]);
    await page.reload();
    await soon(async () => await told(page.locator('.answer').first())).toBe(oneLine(autoscaleSentence(report)));
    await page.getByRole('button', { name: 'Reset Fewest replicas' }).click();
    await soon(() => new URL(page.url()).searchParams.get('web.min')).toBeNull();
  });

  it('writes the manifest that makes the platform do it', async () => {
    const { page } = workbench;
    const report = await asked();
    const manifest = report.outcomes[0]?.manifest;
    await page.getByText(`${manifest?.file}: what makes the platform do this`).click();
    expect(await page.locator('.autoscale-manifest').first().textContent()).toBe(manifest?.text);
    await page.getByRole('button', { name: `Save ${manifest?.file}` }).waitFor();
  });

  it('says what is wrong with a policy, and takes a pasted one', async () => {
    const { page } = workbench;
    await page.getByRole('spinbutton', { name: 'Most replicas' }).first().fill('1');
    await soon(async () => await told(page.locator('.failure'))).toContain('web: maxReplicas is 1, less than the least number 2');
    await page.getByRole('button', { name: 'Reset Most replicas' }).click();
    await page.getByText('Paste a policy of your own').click();
    await page
      .getByRole('textbox', { name: 'HorizontalPodAutoscaler' })
      .fill(
        'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: mine}\nspec: {scaleTargetRef: {kind: Deployment, name: mine}, minReplicas: 4, maxReplicas: 12}\n',
      );
    await page.getByRole('button', { name: 'Simulate it' }).click();
    await soon(outcomes).toContain('mine');
    await page.goto(`${workbench.server.url}/autoscale?${question}`);
    await page.locator('#outcomes').waitFor();
  });

  it('asks the engine for the demand of a run alone', async () => {
    const { page } = workbench;
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/autoscale'));
    await page.getByLabel('Where it comes from').selectOption('run');
    expect((await answered).status()).toBe(200);
    await soon(async () => await told(page.locator('#facts'))).toContain('Demand run ');
    await page.getByLabel('Where it comes from').selectOption('trace');
    await soon(async () => await told(page.locator('#facts'))).toContain('the trace');
    await page.getByLabel('Where it comes from').selectOption('spike');
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
