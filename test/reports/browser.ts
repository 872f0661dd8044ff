import { type Browser, chromium, type Page } from 'playwright-core';
import { resolveChromium } from '../../engine/setup/chromium.mjs';

const found = resolveChromium();

export const hasBrowser: boolean = found !== null;

/** A Chromium without a network of its own. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
  return await chromium.launch({ executablePath: found?.path ?? '', args });
}

/** A page as it is opened from disk, with everything a good page never does: requests, console messages, dialogs, errors, other places. */
export interface Shown {
  readonly page: Page;
  readonly complaints: string[];
}

interface View {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Without the page's own policy: then only the escaping stands between a text and its running. */
  readonly withoutPolicy?: boolean;
}

const place = 'https://report.test/';

/** Shows HTML at an address of its own, so that the policy and every request are as real as on a server. */
export async function show(
  browser: Browser,
  html: string,
  { width = 1280, colorScheme = 'light', withoutPolicy = false }: View = {},
): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: withoutPolicy });
  const complaints: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === place) return await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    complaints.push(`request ${url}`);
    await route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(`console ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error ${error.message}`));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('framenavigated', (frame) => frame.url() !== place && complaints.push(`went to ${frame.url()}`));
  await page.goto(place);
  return { page, complaints };
}
