import { expect, it } from 'vitest';
import { failedChecks, journeyScript, startDemoForJourneys, tagValues } from '../journeys.ts';
import { runK6 } from '../k6.ts';

it('looks around with every check passed, and fetches one guest session a user', async () => {
  const demo = await startDemoForJourneys();
  try {
    const done = await runK6({
      context: demo.context('browse'),
      source: journeyScript('rest/browse.ts', 'browse', `executor: 'per-vu-iterations', vus: 3, iterations: 8`),
    });
    expect(done.exitCode).toBe(0);
    expect(failedChecks(done)).toEqual([]);
    expect(done.values('http_req_failed').filter((failed) => failed === 1)).toEqual([]);
    expect(done.values('http_reqs', { name: 'GET /auth/guest' })).toHaveLength(3);
    expect(done.values('http_reqs', { name: 'GET /api/orders/:id' })).toHaveLength(24);
    expect(tagValues(done, 'http_reqs', 'name')).toEqual([
      'GET /api/orders',
      'GET /api/orders filtered',
      'GET /api/orders/:id',
      'GET /api/orders/search',
      'GET /api/pricing',
      'GET /auth/guest',
    ]);
    expect(tagValues(done, 'transaction_duration', 'transaction')).toEqual(['look around']);
  } finally {
    await demo.stop();
  }
});
