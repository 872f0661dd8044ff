import { expect, it } from 'vitest';
import { createRandom } from '../../../scenarios/lib/random.ts';
import { failedChecks, journeyScript, startDemoForJourneys, tagValues } from '../journeys.ts';
import { runK6 } from '../k6.ts';

it.concurrent('lives a whole session: password, code, session, renewal, log-out, and wrong passwords that are no errors', async () => {
  const demo = await startDemoForJourneys();
  try {
    const run = await runK6({
      context: demo.context('session'),
      source: journeyScript('auth/session.ts', 'session', `executor: 'per-vu-iterations', vus: 4, iterations: 8`),
    });
    expect(run.exitCode).toBe(0);
    expect(failedChecks(run)).toEqual([]);
    expect(run.values('http_req_failed').filter((failed) => failed === 1)).toEqual([]);
    expect(tagValues(run, 'http_reqs', 'name')).toEqual([
      'GET /auth/csrf',
      'GET /auth/session',
      'POST /auth/login',
      'POST /auth/logout',
      'POST /auth/refresh',
      'POST /auth/totp',
    ]);
    expect(run.values('sign_ins')).toEqual([1, 1, 1, 1]);
    expect(run.values('http_reqs', { name: 'POST /auth/totp', status: '200' })).toHaveLength(32);
    expect(run.values('http_reqs', { name: 'POST /auth/logout', status: '204' })).toHaveLength(32);
    // After its log-out a session is refused, as it must be.
    expect(run.values('http_reqs', { name: 'GET /auth/session', status: '401' })).toHaveLength(32);
    const mistyped = run.values('http_reqs', { name: 'POST /auth/login', status: '401' }).length;
    expect(mistyped).toBeGreaterThan(0);
    expect(mistyped).toBeLessThanOrEqual(4);
    expect(run.values('transaction_duration', { transaction: 'sign in' })).toHaveLength(32);
  } finally {
    await demo.stop();
  }
});

it.concurrent('comes back after Retry-After when the server has had enough of guessed passwords, and locks nobody else out', async () => {
  const demo = await startDemoForJourneys({ rateLimits: { login: { limit: 2, windowSeconds: 2 } } });
  try {
    const run = await runK6({
      context: { ...demo.context('session'), seed: seedOfGuessing() },
      source: journeyScript('auth/session.ts', 'session', `executor: 'per-vu-iterations', vus: 1, iterations: 1`),
    });
    expect(failedChecks(run)).toEqual([]);
    expect(run.values('http_req_failed').filter((failed) => failed === 1)).toEqual([]);
    expect(run.values('checks', { check: 'POST /auth/login: a limited guesser is told when to come back' })).toEqual([1]);
    const logins = run.observations.filter(({ metric, tags }) => metric === 'http_reqs' && tags.name === 'POST /auth/login');
    expect(logins.map(({ tags }) => tags.status)).toEqual(['401', '401', '429', '401', '200']);
    expect(logins.every(({ tags }) => tags.expected_response === 'true')).toBe(true);
    const [, , limited, back] = logins.map(({ atMs }) => atMs);
    expect((back ?? 0) - (limited ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(run.values('http_reqs', { name: 'POST /auth/logout', status: '204' })).toHaveLength(1);
  } finally {
    await demo.stop();
  }
});

/** A seed with which somebody guesses in the first iteration, and the user's own password is typed right. */
function seedOfGuessing(): number {
  for (let seed = 1; ; seed += 1) {
    const random = createRandom(`${seed}/session/0/session`);
    if (random.chance(0.01) && !random.chance(0.1)) return seed;
  }
}
