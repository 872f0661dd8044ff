import { expect, it } from 'vitest';
import { browserEnvironment, hasChromium, skipReason } from '../browser-environment.ts';
import { runK6 } from '../k6.ts';
import { startRecordingServer } from '../recording-server.ts';

const script = `document.querySelector('button').addEventListener('click', () => document.body.append('clicked'));`;
const page = `<!doctype html><title>t</title><script defer src="/app.js"></script><link rel="icon" href="data:,"><button>press</button>`;

it.skipIf(!hasChromium)(`has every vital of a page when it is left, before it is closed${skipReason}`, async () => {
  const server = await startRecordingServer(({ path }) =>
    path === '/app.js'
      ? { headers: { 'content-type': 'text/javascript' }, body: script }
      : path === '/page'
        ? { headers: { 'content-type': 'text/html' }, body: page }
        : { status: 404 },
  );
  try {
    const run = await runK6({
      env: { ...browserEnvironment, HEADROOM_HEADERS: '{"x-tenant":"blue"}' },
      source: `
        import { browser } from 'k6/browser';
        import { Counter } from 'k6/metrics';
        import { leavePage, openPage } from 'scenarios/lib/browser.ts';
        export const options = { scenarios: { main: { executor: 'per-vu-iterations', vus: 1, iterations: 1, options: { browser: { type: 'chromium' } } } } };
        const left = new Counter('left');
        export default async function () {
          const page = await browser.newPage();
          console.log('MISSING ' + await openPage(page, '${server.url}/missing', 'GET /missing'));
          console.log('OPENED ' + await openPage(page, '${server.url}/page', 'GET /page'));
          await page.locator('button').click();
          await page.waitForTimeout(300);
          await leavePage(page);
          left.add(1);
          await page.waitForTimeout(300);
          await page.close();
        }`,
    });
    expect(run.output).toContain('MISSING false');
    expect(run.output).toContain('OPENED true');
    expect(server.seen.every(({ headers }) => headers['x-tenant'] === 'blue')).toBe(true);
    const leftAtMs = run.observations.find(({ metric }) => metric === 'left')?.atMs ?? 0;
    for (const vital of ['lcp', 'inp', 'cls', 'fcp', 'ttfb']) {
      const seen = run.observations.filter(({ metric, tags }) => metric === `browser_web_vital_${vital}` && tags.url?.endsWith('/page'));
      expect(seen, vital).toHaveLength(1);
      expect(seen[0]?.atMs, vital).toBeLessThanOrEqual(leftAtMs);
    }
    expect(run.values('bundle_bytes', { name: 'GET /page' })).toEqual([script.length]);
    expect(run.values('page_load_duration', { name: 'GET /page' })).toHaveLength(1);
    expect(run.values('page_load_duration', { name: 'GET /missing' })).toEqual([]);
  } finally {
    await server.close();
  }
});
