import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasBrowser } from '../reports/browser.ts';
import { openWorkbench } from './open-workbench.ts';

const [before, after] = ['2025-12-15T07-30-00-load-demo', '2026-03-11T07-30-00-load-demo'];

/** How somebody gets at things. */
interface Hand {
  go(title: string, key: string): Promise<void>;
  press(what: Locator): Promise<void>;
  choose(what: Locator, value: string): Promise<void>;
  write(what: Locator, text: string): Promise<void>;
}

const isFocused = async (what: Locator) => await what.evaluate((element) => element === document.activeElement);

/** Nothing but keys: Tab until it has the focus, as a person would. */
function keyboard(page: Page): Hand {
  const reach = async (what: Locator) => {
    await what.waitFor();
    for (let presses = 0; presses < 400; presses++) {
      if (await isFocused(what)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${what}`);
  };
  return {
    go: async (_title, key) => {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
    },
    press: async (what) => {
      await reach(what);
      const isTick = (await what.getAttribute('type')) === 'checkbox';
      await page.keyboard.press(isTick ? 'Space' : 'Enter');
    },
    choose: async (what, value) => {
      await reach(what);
      for (let presses = 0; presses < 20 && (await what.inputValue()) !== value; presses++) await page.keyboard.press('ArrowDown');
    },
    write: async (what, text) => {
      await reach(what);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
  };
}

/** Nothing but the pointer, and letters where something is written. */
function mouse(page: Page): Hand {
  return {
    go: async (title) => await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title, exact: true }).click(),
    press: async (what) => await what.click(),
    choose: async (what, value) => void (await what.selectOption(value)),
    write: async (what, text) => await what.fill(text),
  };
}

it.skipIf(!hasBrowser).each([
  ['the keyboard alone', keyboard],
  ['the mouse', mouse],
])('a newcomer finds, starts, watches, compares, approves, reads and plans with %s', { timeout: 120_000 }, async (_name, handOf) => {
  const workbench = await openWorkbench();
  const { page, errors, requests } = workbench;
  const hand = handOf(page);
  const heading = async (name: string | RegExp) => await page.getByRole('heading', { level: 1, name }).waitFor();

  // The run that stands, from home.
  await hand.press(page.locator('.home-newest').getByRole('link').first());
  await page.waitForURL((url) => url.pathname === `/runs/${after}`);

  // Another, watched to its end and opened.
  await hand.go('Start', 's');
  await heading('Start');
  await hand.choose(page.getByLabel('Scenario'), 'smoke');
  await page.locator('.start-estimate p').first().waitFor();
  await hand.press(page.getByRole('button', { name: 'Start', exact: true }));
  await page.waitForURL((url) => url.pathname.startsWith('/jobs/'));
  await page.locator('.live-stop').waitFor();
  await page.locator('main canvas').first().waitFor({ timeout: 60_000 });
  const open = page.locator('.live-open');
  await open.waitFor({ timeout: 60_000 });
  await hand.press(open);
  await page.waitForURL((url) => /^\/runs\/.*-smoke-demo$/.test(url.pathname));
  await heading(/smoke on demo/);

  // Two that belong together.
  await hand.go('Runs', 'r');
  await heading('Runs');
  for (const run of [before, after]) await hand.press(page.getByRole('checkbox', { name: `Tick ${run}` }));
  await hand.press(page.locator('.runs-selection').getByRole('button', { name: 'Compare' }));
  await page.waitForURL((url) => url.pathname === '/compare' && url.searchParams.get('base') === before);
  await page.locator('.compare-row').first().waitFor();

  // The newer one becomes a baseline, for a reason.
  await hand.press(page.getByRole('link', { name: 'Open the head run' }));
  await hand.press(page.getByRole('button', { name: 'Approve as a baseline…' }));
  await hand.write(page.getByRole('dialog').getByLabel('Why'), 'The quickest month so far');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await hand.go('Baselines', 'b');
  await heading('Baselines');
  await page.getByText('The quickest month so far').first().waitFor();

  // What can be carried, and a plan with another price.
  await hand.go('Capacity', 'k');
  await heading('Capacity');
  expect(await page.locator('.answer').innerText()).toMatch(/\d/);
  await hand.go('Plan', 'p');
  await heading('Plan');
  const sum = page.locator('.plan-case input[type=number]').first();
  const figures = page.locator('.page > .figures').first();
  const told = await figures.innerText();
  await hand.write(sum, '9000');
  await page.locator('.plan-case .adjust-changed').first().waitFor();
  await expect.poll(async () => await figures.innerText()).not.toBe(told);

  expect(errors).toEqual([]);
  expect(requests).toEqual([]);
  await workbench.close();
});
