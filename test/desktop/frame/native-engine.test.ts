import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineState, NativeBridge } from '../../../desktop/bridge/native.ts';
import { hasBrowser } from '../../reports/browser.ts';
import { openWorkbench, type Workbench } from '../open-workbench.ts';

interface Told {
  readonly places: Set<(place: string) => void>;
  readonly engine: Set<(state: EngineState) => void>;
}

/** What the shell offers, told by the test; it runs in the page. */
function fakeShell(): void {
  const told: Told = { places: new Set(), engine: new Set() };
  const listen = <Value>(listeners: Set<(value: Value) => void>) => {
    return (listener: (value: Value) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
  };
  const headroom: NativeBridge = {
    openFolder: async () => null,
    saveFile: async () => false,
    onOpenPlace: listen(told.places),
    onEngine: listen(told.engine),
  };
  Object.assign(globalThis, { headroom, told });
}

const tellEngine = async (page: Page, state: EngineState) =>
  await page.evaluate((next) => {
    for (const listener of (globalThis as unknown as { told: Told }).told.engine) listener(next);
  }, state);

describe.skipIf(!hasBrowser)('the page in the desktop application', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.page.addInitScript(fakeShell);
    await workbench.page.goto(`${workbench.server.url}/runs`);
    await workbench.page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(() => workbench.close());
  const banner = () => workbench.page.getByRole('alert');

  test('tells that the engine is being started again, and that there is nothing to do', async () => {
    const { page } = workbench;
    await page.locator('main .skeleton').waitFor({ state: 'detached' });
    await tellEngine(page, 'restarting');
    await banner().getByText('The engine ended and is being started again.').waitFor();
    expect(await banner().textContent()).toContain('There is nothing to do');
    await tellEngine(page, 'running');
    await banner().waitFor({ state: 'detached' });
  });

  test('tells what to do where it could not be started', async () => {
    const { page } = workbench;
    await tellEngine(page, 'failed');
    await banner().getByText('The engine could not be started.').waitFor();
    expect(await banner().textContent()).toContain('choose Try again');
    await tellEngine(page, 'running');
    await banner().waitFor({ state: 'detached' });
  });

  test('connects again as soon as the engine is back, long before the stream would try by itself', async () => {
    const { page } = workbench;
    // The page's own tries come a minute apart, so that only the word of the shell can bring it back within this test.
    await page.addInitScript(() => {
      const later = globalThis.setTimeout;
      Object.assign(globalThis, { setTimeout: (act: () => void, ms = 0) => later(act, ms === 1000 ? 60_000 : ms) });
    });
    // As the shell answers while there is no engine.
    await page.route('**/api/events', (route) => route.fulfill({ status: 503, json: { code: 'ENGINE_GONE', message: '', hint: '' } }));
    await page.reload();
    await banner().getByText('The engine does not answer.').waitFor();
    expect(await banner().textContent()).not.toContain('headroom ui');
    await page.unroute('**/api/events');
    const opened = page.waitForRequest((request) => request.url().endsWith('/api/events'), { timeout: 5000 });
    await tellEngine(page, 'running');
    await opened;
    await banner().waitFor({ state: 'detached' });
  });

  test('listens once for each, whatever was navigated, and goes where the shell says', async () => {
    const { page } = workbench;
    await page.evaluate(() => {
      for (const listener of (globalThis as unknown as { told: Told }).told.places) listener('/baselines');
    });
    await page.waitForURL('**/baselines');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/runs');
    const sizes = await page.evaluate(() => {
      const { places, engine } = (globalThis as unknown as { told: Told }).told;
      return [places.size, engine.size];
    });
    expect(sizes).toEqual([1, 1]);
  });
});
