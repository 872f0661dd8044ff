import { resolveChromium } from '../../engine/setup/chromium.mjs';

const chromium = resolveChromium();

/** Whether browser journeys can be tested here, and what a skipped test says. */
export const hasChromium = chromium !== null;
export const skipReason = hasChromium ? '' : ' (skipped: there is no Chromium on this machine)';

/** What k6 must be told to drive the Chromium of this machine. */
export const browserEnvironment = {
  K6_BROWSER_EXECUTABLE_PATH: chromium?.path ?? '',
  K6_BROWSER_HEADLESS: 'true',
  K6_BROWSER_ARGS: 'no-sandbox,disable-gpu,disable-background-networking,disable-component-update,disable-sync,no-first-run',
};
