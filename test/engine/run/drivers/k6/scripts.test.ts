import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quantileOf } from '../../../../../engine/measure/histogram.ts';
import { pool } from '../../../../../engine/measure/pool.ts';
import type { Measurement } from '../../../../../engine/model/measurement.ts';
import { metricByK6Name } from '../../../../../engine/model/metric.ts';
import type { ScriptWork } from '../../../../../engine/run/drivers/k6/plan.ts';
import { network, scriptWork } from './plans.ts';
import { finish, openShop, type Shop, startRun, tools } from './runs.ts';

let shop: Shop;
beforeAll(async () => {
  // Builds k6 where nobody has yet.
  await tools();
  shop = await openShop();
}, 600_000);
afterAll(() => shop.close());

async function runScript(work: ScriptWork, rest: Parameters<typeof startRun>[2] = {}) {
  const started = await startRun(work, shop, rest);
  const finished = await finish(started);
  const log = await readFile(path.join(started.folder, 'k6.log'), 'utf8');
  const own = await readFile(path.join(started.folder, 'own-summary.json'), 'utf8').catch(() => null);
  await started.clean();
  return { ...finished, log, own: own === null ? null : JSON.parse(own) };
}

describe('a script that was brought along', () => {
  test('with groups, metrics, data, setup, teardown and handleSummary: our numbers are those of k6', async () => {
    shop.asked.clear();
    const { measurement, result, own, log, fold } = await runScript(scriptWork('everything.js'));
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 99, error: null });
    expect(fold.end()?.reason).toBe('completed');
    expect(log).toContain('the summary of the script');
    expect(shop.asked.get('POST /token/t-1/revoke')).toBe(1);

    // http_reqs of k6's summary holds setup and teardown too, as ours does.
    for (const metric of ['http_reqs', 'iterations', 'orders_made', 'data_received'])
      expect(pooled(measurement, metric).sum, metric).toBe(own.metrics[metric].values.count);
    for (const metric of ['checks', 'happy_customers', 'http_req_failed']) {
      const { passes, fails } = own.metrics[metric].values;
      expect([pooled(measurement, metric).sum, pooled(measurement, metric).count], metric).toEqual([passes, passes + fails]);
    }
    for (const [metric, summary] of Object.entries<{ type: string; values: Record<string, number> }>(own.metrics)) {
      if (summary.type !== 'trend' || metric.includes('{')) continue;
      const { count, min, max } = pooled(measurement, metric);
      expect(count, metric).toBe(summary.values.count);
      expect(min, metric).toBeCloseTo(summary.values.min ?? 0, 3);
      expect(max, metric).toBeCloseTo(summary.values.max ?? 0, 3);
    }
    // p95 within 0.2 % where samples are dense.
    const { histogram, scale } = pooled(measurement, 'basket_size');
    const p95 = histogram === null ? Number.NaN : quantileOf(histogram, 0.95) / scale;
    expect(Math.abs(p95 / own.metrics.basket_size.values['p(95)'] - 1)).toBeLessThan(0.002);
    // Few and uneven samples: k6 interpolates between two of them, so ours lies between its neighbours.
    const latency = pooled(measurement, 'http_req_duration');
    const seen = latency.histogram === null ? Number.NaN : quantileOf(latency.histogram, 0.95) / latency.scale;
    const { 'p(94.8)': below, 'p(95.2)': above } = own.metrics.http_req_duration.values;
    expect(seen).toBeGreaterThanOrEqual(below * 0.998);
    expect(seen).toBeLessThanOrEqual(above * 1.002);

    expect(result.thresholds).toEqual(thresholdsOf(own));
    expect(result.thresholds).toMatchObject({
      'http_req_duration: p(95)<2000': true,
      'http_req_duration: avg<0.0001': false,
      'http_req_duration{nothing:here}: p(95)<1': true,
      'http_reqs{group:::browse::list}: count>0': true,
    });
    expect(fold.header()?.thresholds['http_req_duration{status:200}']).toEqual(['p(95)<2000']);
  });

  test('in TypeScript with several scenarios, imports and thresholds on tags', async () => {
    const { measurement, result, fold } = await runScript(scriptWork('several-scenarios.ts'));
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 0 });
    expect(Object.keys(fold.header()?.plan.scenarios ?? {}).sort()).toEqual(['once', 'readers', 'writers']);
    expect(pooled(measurement, 'iterations', { scenario: 'once' }).sum).toBe(2);
    expect(pooled(measurement, 'http_reqs', { scenario: 'writers' }).sum).toBeGreaterThan(5);
    expect(result.thresholds).toEqual({ 'http_reqs{scenario:writers}: count>5': true, 'http_req_duration{part:once}: max<5000': true });
  });

  test('a failing threshold lets the run complete', async () => {
    const { result } = await runScript(scriptWork('failing-threshold.js'));
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 99, error: null });
    expect(result.thresholds).toEqual({ 'http_req_failed: rate<0.1': false, 'http_reqs: count==3': true });
  });

  test('abortOnFail ends it early', async () => {
    const { result, fold } = await runScript(scriptWork('abort-on-fail.js'));
    expect(result).toMatchObject({ outcome: 'aborted', exitCode: 99, error: null, reason: expect.stringContaining('http_req_failed') });
    expect(fold.end()?.reason).toContain('threshold:');
  });

  test('lean leaves k6’s own judgement out', async () => {
    const { result, own, fold } = await runScript(scriptWork('failing-threshold.js', { lean: true }));
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 0, thresholds: null });
    expect(own).toBeNull();
    expect(fold.header()?.thresholds).toEqual({ http_req_failed: ['rate<0.1'], http_reqs: ['count==3'] });
  });

  test('test.abort and test.fail', async () => {
    const aborted = await runScript(scriptWork('abort.js'));
    expect(aborted.result).toMatchObject({ outcome: 'aborted', exitCode: 108, error: { code: 'SCRIPT_ABORTED' } });
    expect(aborted.result.reason).toContain('the stock is empty');
    const marked = await runScript(scriptWork('marked-failed.js'));
    expect(marked.result).toMatchObject({ outcome: 'completed', exitCode: 110, markedFailed: true });
  });

  test.each([
    ['syntax-error.js', 'syntax-error.js: Line 4:'],
    ['throws-at-start.js', 'settings is not defined at '],
    ['throws-at-start.js', 'throws-at-start.js:1:15'],
    ['throws-in-setup.js', 'the shop is closed at setup'],
    ['missing-import.js', 'not-there.js'],
    ['wrong-options.js', 'invalid syntax'],
    ['unknown-extension.js', 'k6/x/kafka'],
    ['nobody.js', 'nobody.js'],
  ])('%s is a script error that says %s', async (name, words) => {
    const { result } = await runScript(scriptWork(name));
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 'SCRIPT_ERROR', message: expect.stringContaining(words) } });
    expect(result.error?.message).not.toContain('\n');
  });

  test('exceptions in iterations are counted, not repeated', async () => {
    const { result, log } = await runScript(scriptWork('throws-in-iterations.js'));
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 0 });
    expect(result.complaints[0]).toMatchObject({
      level: 'error',
      count: 40,
      message: expect.stringContaining('throws-in-iterations.js:4'),
    });
    expect(log.split('\n').length).toBeLessThan(40);
  });

  test('a redirect to a forbidden address is refused and named', async () => {
    const { fold, measurement } = await runScript(scriptWork('redirected.js'), {
      network: { ...network, forbiddenRanges: ['0.0.0.0/2', '128.0.0.0/1', '::2/127'] },
    });
    expect(shop.asked.get('GET /away')).toBeGreaterThan(0);
    expect(fold.errors()[0]).toMatchObject({ code: 1110, count: 1 });
    expect(pooled(measurement, 'http_req_failed').sum).toBe(1);
  });

  test('a secret it prints or sends is in none of its files', async () => {
    const secret = 'correct-horse-battery';
    const started = await startRun(scriptWork('says-secret.js'), shop, {
      secrets: { SHOP_TOKEN: secret },
      mask: (text) => text.replaceAll(secret, '***'),
    });
    const { lines, result } = await finish(started);
    expect(result.outcome).toBe('completed');
    expect(await readFile(path.join(started.folder, 'k6.log'), 'utf8')).toContain('token ***');
    expect(JSON.stringify(lines)).not.toContain(secret);
    await started.clean();
  });
});

function pooled(measurement: Measurement, k6Name: string, tags: Record<string, string> = {}) {
  return pool(measurement, { metric: metricByK6Name(k6Name, 'trend', 'default').id, tags });
}

function thresholdsOf(summary: { metrics: Record<string, { thresholds?: Record<string, { ok: boolean }> }> }): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(summary.metrics).flatMap(([metric, { thresholds }]) =>
      Object.entries(thresholds ?? {}).map(([expression, { ok }]) => [`${metric}: ${expression}`, ok]),
    ),
  );
}
