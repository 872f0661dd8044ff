import type { Page } from 'k6/browser';
import { setTimeout } from 'k6/timers';
import { environmentHeaders } from './headers.ts';
import { bundleBytes, pageLoadDuration } from './metrics.ts';

/** Milliseconds the page's observers have to hand over what they saw. */
const handOverMs = 200;

interface PageLoad {
  /** From the start of the navigation to the end of the load event, ms. */
  readonly durationMs: number;
  readonly scriptBytes: number;
}

/**
 * Opens a page with the environment's headers, waits for its load event, and records `page_load_duration` and `bundle_bytes` under the
 * endpoint's name; false when the page does not come. Bundle bytes are those of the scripts as the browser runs them: compression does
 * not make a bundle look small.
 */
export async function openPage(page: Page, url: string, name: string): Promise<boolean> {
  if (!(await answers(page, url))) return false;
  const { durationMs, scriptBytes }: PageLoad = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources.filter(({ initiatorType, name }) => initiatorType === 'script' || /\.m?js(\?|$)/.test(name));
    return {
      durationMs: navigation?.loadEventEnd ?? 0,
      scriptBytes: scripts.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
    };
  });
  if (durationMs > 0) pageLoadDuration.add(durationMs, { name });
  bundleBytes.add(scriptBytes, { name });
  return true;
}

async function answers(page: Page, url: string): Promise<boolean> {
  try {
    if (Object.keys(environmentHeaders).length > 0) await page.setExtraHTTPHeaders({ ...environmentHeaders });
    const response = await page.goto(url, { waitUntil: 'load' });
    return response?.ok() ?? false;
  } catch (error) {
    console.warn(`${url} cannot be opened: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/**
 * Leaves a page as a reader does who turns to another tab: INP, CLS and LCP are final only then, and not every k6 sees to it when it
 * closes a page. To be called before `page.close()`.
 */
export async function leavePage(page: Page): Promise<void> {
  // The first event makes the page's observer look at interactions it had put off, the second one report them.
  await hide(page);
  await hide(page);
  await new Promise<void>((resolve) => setTimeout(resolve, handOverMs));
}

function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
}
