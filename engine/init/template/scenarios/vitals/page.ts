import { check } from 'k6';
import { browser, type Page } from 'k6/browser';
import { Trend } from 'k6/metrics';
import { setTimeout } from 'k6/timers';
import { serviceUrl } from '../lib/headroom.ts';

const pageLoad = new Trend('page_load_duration', true);
const name = 'GET /';

/** Opens the front page in a real browser: LCP, INP, CLS, FCP and TTFB are recorded by themselves. One or two such users beside the others are enough. */
export default async function page(): Promise<void> {
  const tab = await browser.newPage();
  try {
    const begun = Date.now();
    const answer = await tab.goto(`${serviceUrl('web')}/`, { waitUntil: 'load' });
    pageLoad.add(Date.now() - begun, { name });
    check(answer, { [`${name}: the page loads`]: (response) => response?.ok() ?? false });
    await pause(2000);
    await leave(tab);
  } finally {
    await tab.close();
  }
}

/** LCP, INP and CLS are final only when a page is left: hides it as another tab would, once to be noticed and once to be told. */
async function leave(tab: Page): Promise<void> {
  const hide = () =>
    tab.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
  await hide();
  await hide();
  await pause(200);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
