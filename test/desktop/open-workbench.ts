import type { Browser, Page } from 'playwright-core';
import type { Server } from '../../engine/server/index.ts';
import { openBrowser } from '../reports/browser.ts';
import { startWorkbench, type WorkbenchOptions } from './workbench-server.ts';

export interface OpenOptions extends WorkbenchOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Where the page begins: `/runs`. */
  readonly at?: string;
  /** A browser that is there already. It stays open then. */
  readonly browser?: Browser;
}

/** The workbench in real Chromium, let in by its link. */
export interface Workbench {
  readonly page: Page;
  readonly server: Server;
  readonly browser: Browser;
  /** What the page complained of: console errors and warnings, uncaught errors, requests that failed or were refused. */
  readonly errors: string[];
  /** Requests that went elsewhere than to our server: there must never be one. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts the real server on a recorded project, opens its link in Chromium and goes to `at`. */
export async function openWorkbench(options: OpenOptions = {}): Promise<Workbench> {
  const { width = 1440, height = 900, colorScheme = 'light', at = '/' } = options;
  const server = await startWorkbench(options);
  const browser = options.browser ?? (await openBrowser());
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => /^(error|warning)$/.test(message.type()) && errors.push(`console ${message.text()}`));
  page.on('pageerror', (error) => errors.push(`error ${error.message}`));
  page.on('request', (request) => isElsewhere(request.url(), server) && requests.push(request.url()));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left ends what it still waits for.
    if (why !== 'net::ERR_ABORTED') errors.push(`request ${request.url()}: ${why}`);
  });
  page.on(
    'response',
    (response) => response.status() >= 400 && errors.push(`answer ${response.status()} ${new URL(response.url()).pathname}`),
  );
  await page.goto(`${server.url}/?token=${server.token}`);
  if (at !== '/') await page.goto(`${server.url}${at}`);
  return {
    page,
    server,
    browser,
    errors,
    requests,
    close: async () => {
      await context.close();
      if (options.browser === undefined) await browser.close();
      await server.close();
    },
  };
}

function isElsewhere(url: string, server: Server): boolean {
  return !url.startsWith(`${server.url}/`) && !/^(data|blob):/.test(url);
}
