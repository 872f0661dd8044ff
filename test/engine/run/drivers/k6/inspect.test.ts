import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inspectScript } from '../../../../../engine/run/drivers/k6/inspect.ts';
import { stepsOfScript } from '../../../../../engine/run/load/script-steps.ts';
import { fixtures } from './plans.ts';
import { tools } from './runs.ts';

let binary: Awaited<ReturnType<typeof tools>>['k6'];
beforeAll(async () => {
  // Builds k6 where nobody has yet.
  binary = (await tools()).k6;
}, 600_000);

function inspect(name: string) {
  return inspectScript({
    binary,
    file: path.join(fixtures, 'scripts', name),
    workingFolder: fixtures,
    env: { PATH: process.env.PATH ?? '', SHOP: 's3cret' },
    mask: (text) => text.replaceAll('s3cret', '***'),
  });
}

describe('inspectScript', () => {
  test('tells scenarios, time, users and thresholds', async () => {
    const inspection = await inspect('several-scenarios.ts');
    expect(inspection.durationS).toBeGreaterThanOrEqual(1.2);
    expect(inspection.maxUsers).toBe(8);
    expect(Object.keys(inspection.scenarios).sort()).toEqual(['once', 'readers', 'writers']);
    expect(inspection.thresholds['http_reqs{scenario:writers}']).toEqual([{ expression: 'count>5', abortOnFail: false }]);
    expect(stepsOfScript(inspection).map(({ fromS, toS, users, arrivalRate }) => [fromS, toS, users, arrivalRate])).toEqual([
      [0, 0.2, 3.8, null],
      [0.2, 0.5, 5, 20],
      [0.5, 1, 5, 20],
      [1, 1.2, null, 20],
    ]);
  });

  test('reads the short ways of asking for load, abortOnFail and what the script forbids', async () => {
    const inspection = await inspect('short-options.js');
    expect(inspection).toMatchObject({ durationS: 40, maxUsers: 3, forbiddenRanges: ['192.0.2.0/24'] });
    expect(inspection.thresholds).toEqual({
      http_req_duration: [
        { expression: 'p(95)<500', abortOnFail: false },
        { expression: 'avg<100', abortOnFail: true },
      ],
    });
    expect(stepsOfScript(inspection)).toMatchObject([{ role: 'hold', fromS: 0, toS: 10, users: 3 }]);
  });

  test('a script without options is one user once', async () => {
    const inspection = await inspect('throws-in-setup.js');
    expect(inspection).toMatchObject({ maxUsers: 1, thresholds: {}, forbiddenRanges: [] });
    expect(stepsOfScript(inspection)).toHaveLength(1);
  });

  test.each([
    ['throws-at-start.js', 'throws-at-start.js:1:15'],
    ['syntax-error.js', 'syntax-error.js: Line 4:'],
    ['missing-import.js', 'not-there.js'],
    ['wrong-options.js', 'invalid syntax'],
    ['nobody.js', 'nobody.js'],
  ])('%s is a script error', async (name, words) => {
    await expect(inspect(name)).rejects.toMatchObject({ code: 'SCRIPT_ERROR', message: expect.stringContaining(words) });
  });

  test('a k6 that is not there is named', async () => {
    const settings = { binary: { path: '/nowhere/k6', kind: 'stock' as const }, file: 'x.js', workingFolder: fixtures, env: {} };
    await expect(inspectScript({ ...settings, mask: (text) => text })).rejects.toMatchObject({
      code: 'K6_FAILED',
      message: expect.stringContaining('/nowhere/k6'),
    });
  });
});
