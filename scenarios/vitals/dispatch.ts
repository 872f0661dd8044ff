import { check } from 'k6';
import { browser, type Page } from 'k6/browser';
import { leavePage, openPage } from '../lib/browser.ts';
import { serviceUrl } from '../lib/context.ts';
import { randomFor } from '../lib/streams.ts';
import { thinkAsync } from '../lib/think.ts';
import { transaction } from '../lib/transaction.ts';

const pageName = 'GET /dispatch';
const row = '#orders tbody tr';
const statuses = ['booked', 'in_transit', 'customs', 'delivered'];
/** A browser costs a hundred times what another user does: it never hurries. */
const leastThinkS = 3;

/** A dispatcher at the screen: load the page, filter the orders, open one, go. */
export default async function dispatch(): Promise<void> {
  const page = await browser.newPage();
  try {
    await work(page);
  } catch (error) {
    // What did not appear in time is a failed check, not only a line in a log.
    console.warn(`${pageName}: ${error instanceof Error ? error.message : error}`);
    check(false, { [`${pageName}: the page works`]: (works) => works });
  } finally {
    await page.close();
  }
}

async function work(page: Page): Promise<void> {
  const loaded = await openPage(page, `${serviceUrl('web')}/dispatch`, pageName);
  if (!check(loaded, { [`${pageName}: the page loads`]: (ok) => ok })) return thinkAsync(leastThinkS);
  await page.waitForSelector(row);
  await thinkAsync(leastThinkS);
  await transaction('filter the orders', () => filter(page));
  await thinkAsync(leastThinkS);
  await transaction('open an order', () => open(page));
  await thinkAsync(leastThinkS);
  await leavePage(page);
}

async function filter(page: Page): Promise<void> {
  const status = randomFor('dispatch').pick(statuses);
  await page.locator('#status-filter').selectOption(status);
  await page.waitForSelector(`#orders:not([aria-busy]) tbody tr`);
  const shown = (await page.locator(`${row} >> nth=0`).textContent()) ?? '';
  check(shown, { [`${pageName}: the filter holds`]: (text) => text.toLowerCase().includes(status.replace('_', ' ')) });
}

async function open(page: Page): Promise<void> {
  await page.locator(`${row} >> nth=${randomFor('dispatch').whole(0, 5)}`).click();
  await page.waitForSelector('#order-detail', { state: 'visible' });
  const title = (await page.locator('#order-detail h2').textContent()) ?? '';
  check(title, { [`${pageName}: the order opens`]: (text) => /\w-\d+/.test(text) });
}
