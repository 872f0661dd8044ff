import { expect, it } from 'vitest';
import { browserEnvironment, hasChromium, skipReason } from '../browser-environment.ts';
import { failedChecks, journeyScript, startDemoForJourneys, tagValues } from '../journeys.ts';
import { runK6 } from '../k6.ts';

it.skipIf(!hasChromium)(`loads the dispatch page, filters, opens an order, and leaves with all five vitals${skipReason}`, async () => {
  const demo = await startDemoForJourneys();
  try {
    const run = await runK6({
      context: demo.context('dispatch', 0),
      env: browserEnvironment,
      source: journeyScript(
        'vitals/dispatch.ts',
        'dispatch',
        `executor: 'per-vu-iterations', vus: 1, iterations: 1, options: { browser: { type: 'chromium' } }`,
      ),
    });
    expect(run.exitCode, run.output).toBe(0);
    expect(failedChecks(run)).toEqual([]);
    expect(run.values('checks', { scenario: 'dispatch' })).toEqual([1, 1, 1]);
    for (const vital of ['lcp', 'inp', 'cls', 'fcp', 'ttfb']) expect(run.values(`browser_web_vital_${vital}`), vital).toHaveLength(1);
    expect(run.values('browser_http_req_failed').filter((failed) => failed === 1)).toEqual([]);
    const [loadMs = 0] = run.values('page_load_duration', { name: 'GET /dispatch' });
    expect(loadMs).toBeGreaterThan(0);
    const [scriptBytes = 0] = run.values('bundle_bytes', { name: 'GET /dispatch' });
    expect(scriptBytes).toBeGreaterThan(1000);
    expect(tagValues(run, 'transaction_duration', 'transaction')).toEqual(['filter the orders', 'open an order']);
    // A browser never hurries, whatever the journey is told.
    expect(run.values('think_time')).toHaveLength(3);
    expect(Math.min(...run.values('think_time'))).toBeGreaterThanOrEqual(2999);
  } finally {
    await demo.stop();
  }
});
