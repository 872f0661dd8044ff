import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/model/report.ts';
import { resolveChromium } from '../../../engine/setup/chromium.mjs';
import { makeProject } from '../cli/project.ts';
import { openTarget } from './target.ts';

const password = 'correct horse';
let target: Awaited<ReturnType<typeof openTarget>>;
const project = makeProject({ 'package.json': '{ "name": "shop", "private": true }' });

beforeAll(async () => {
  process.env.LOGIN_PASSWORD = password;
  target = await openTarget(password);
  const { code, stderr } = await project.run('init', '--url', target.url);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
afterAll(() => {
  delete process.env.LOGIN_PASSWORD;
  target.close();
  project.remove();
});

describe('what init writes into an empty project', () => {
  it('runs against a real server, all its journeys as one mix', { timeout: 120_000 }, async () => {
    const set = (path: string, value: string | number) => ['--set', `scenarios.load.${path}=${value}`];
    const withBrowser = resolveChromium() !== null;
    const { stdout, stderr } = await project.run(
      'run',
      'load',
      '--json',
      '--set',
      'environments.local.secrets.LOGIN_PASSWORD.env=LOGIN_PASSWORD',
      ...['load.users', 'load.ramp', 'load.warmUp', 'load.hold', 'journeys.0.weight'].flatMap((path, index) =>
        set(path, [3, '0s', '0s', '8s', 1][index] ?? ''),
      ),
      ...set('secondOpinion', '0s'),
      // Other tests may keep the machine busy.
      '--set',
      'environments.local.maxLateness=5s',
      ...set('journeys.1.journey', 'scenarios/auth/sign-in.ts'),
      ...set('journeys.2.journey', 'scenarios/websocket/messages.ts'),
      ...(withBrowser ? [...set('journeys.3.journey', 'scenarios/vitals/page.ts'), ...set('journeys.3.users', 1)] : []),
    );
    const { report, error }: { report: Report; error?: unknown } = JSON.parse(stdout);
    expect(error, stderr).toBeUndefined();
    expect(report.checks.map(({ name, passed, failed }) => [name, passed > 0, failed]).toSorted()).toEqual(
      [
        ...(withBrowser ? [['GET /: the page loads', true, 0]] : []),
        ['GET /: status 200', true, 0],
        ['GET /me: status 200', true, 0],
        ['POST /login: gives a token', true, 0],
        ['WS /: answers come', true, 0],
      ].toSorted(),
    );
    expect(report.endpoints.map(({ name }) => name)).toEqual(expect.arrayContaining(['GET /', 'GET /me', 'POST /login']));
    expect(report.load.meanThinkTimeMs).toBeGreaterThan(200);
    expect(report.load.accountsUsed).toBeGreaterThan(0);
    expect(report.websocket.find(({ metric }) => metric === 'wsRoundTrip')?.samples).toBeGreaterThan(5);
    const vitals = report.vitals.filter(({ samples }) => samples > 0).map(({ metric }) => metric);
    if (withBrowser) expect(vitals).toEqual(expect.arrayContaining(['lcp', 'cls', 'fcp', 'ttfb', 'pageLoad']));
    expect(target.asked.get('POST /login')).toBeGreaterThan(1);
  });
});
