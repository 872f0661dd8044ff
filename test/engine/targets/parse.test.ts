import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeadroomError } from '../../../engine/model/error.ts';
import type { Operator, Statistic } from '../../../engine/model/target.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';

const parse = (target: string) => parseTarget({ target, abort: false });

function failure(target: string): HeadroomError {
  try {
    parse(target);
  } catch (error) {
    if (error instanceof HeadroomError) return error;
  }
  throw new Error(`${target} was read`);
}

describe('parseTarget', () => {
  it.each<[string, string, Statistic, Operator, number]>([
    ['p95 < 300 ms', 'latency', 'p95', '<', 300],
    ['p99.9 < 1 s', 'latency', 'p99.9', '<', 1000],
    ['p(95)<300ms', 'latency', 'p95', '<', 300],
    ['avg <= 0.2 s', 'latency', 'avg', '<=', 200],
    ['median < 80 ms', 'latency', 'p50', '<', 80],
    ['users >= 1000', 'users', 'min', '>=', 1000],
    ['users >= 1000 users', 'users', 'min', '>=', 1000],
    ['errorRate < 1 %', 'errorRate', 'rate', '<', 0.01],
    ['ErrorRate < 0.01', 'errorRate', 'rate', '<', 0.01],
    ['http_req_failed < 1%', 'errorRate', 'rate', '<', 0.01],
    ['availability >= 99.9 %', 'errorRate', 'rate', '<=', 0.001],
    ['availability > 99 %', 'errorRate', 'rate', '<', 0.01],
    ['lcp p75 < 2500 ms', 'lcp', 'p75', '<', 2500],
    ['lcp < 2.5 s', 'lcp', 'p75', '<', 2500],
    ['cls < 0.1', 'cls', 'p75', '<', 0.1],
    ['pageLoad < 2 s', 'pageLoad', 'p75', '<', 2000],
    ['bundle < 500 KB', 'bundle', 'max', '<', 500_000],
    ['bundle < 500 KiB', 'bundle', 'max', '<', 512_000],
    ['dbQuery p95 < 100 ms', 'dbTime', 'p95', '<', 100],
    ['p95 dbTime < 100 ms', 'dbTime', 'p95', '<', 100],
    ['dbQueries per request <= 3', 'dbQueries', 'avg', '<=', 3],
    ['dbQueries max per request ≤ 9', 'dbQueries', 'max', '<=', 9],
    ['checks > 99 %', 'checks', 'rate', '>', 0.99],
    ['checks == 1', 'checks', 'rate', '==', 1],
    ['throughput >= 100 req/s', 'requests', 'perSecond', '>=', 100],
    ['iterations perSecond > 2.5', 'iterations', 'perSecond', '>', 2.5],
    ['droppedIterations = 0', 'droppedIterations', 'count', '==', 0],
    ['wsRoundTrip p95 < 100 ms', 'wsRoundTrip', 'p95', '<', 100],
    ['order_size p95 < 12.5', 'order_size', 'p95', '<', 12.5],
    ['checkout.time p95 < 1 min', 'checkout.time', 'p95', '<', 60_000],
    ['orders_created count != 0', 'orders_created', 'count', '!=', 0],
    ['queue_depth value < 1e3', 'queue_depth', 'value', '<', 1000],
  ])('reads %s', (text, metric, statistic, operator, expected) => {
    expect(parse(text)).toEqual({ text, metric, statistic, operator, expected, scope: {}, abort: false, source: 'config' });
  });

  it('keeps what the target is for', () => {
    const scope = { endpoint: 'GET /api/orders', journey: 'orders', tags: { side: 'head' } };
    expect(parseTarget({ target: ' p95 < 300 ms ', at: { users: 1000 }, ...scope, abort: true })).toEqual({
      text: 'p95 < 300 ms',
      metric: 'latency',
      statistic: 'p95',
      operator: '<',
      expected: 300,
      scope,
      at: { users: 1000 },
      abort: true,
      source: 'config',
    });
    expect(parseTarget({ target: 'p95 < 1 s', transaction: 'find an order', abort: false })).toMatchObject({
      metric: 'transactionTime',
      scope: { transaction: 'find an order' },
    });
  });

  it.each([
    ['p95 < 300 mss', '"mss" (character 11)', 'us, ms, s, min'],
    ['p95 < 300 KB', '"KB" (character 11)', 'us, ms, s, min'],
    ['p95 < 300', 'missing at its end', 'us, ms, s, min'],
    ['p95 <', 'missing at its end', 'a number'],
    ['p95', 'missing at its end', '<, <=, >, >=, ==, !='],
    ['p95 300 ms', '"300" (character 5)', '<, <=, >, >=, ==, !='],
    ['p95 => 300 ms', '"=>" (character 5)', '<, <=, >, >=, ==, !='],
    ['p95 < fast', '"fast" (character 7)', 'a number'],
    ['p95 < 1,000 ms', '"1,000" (character 7)', 'a number'],
    ['p95 < 300 ms please', '"please" (character 14)', 'nothing more'],
    ['p0 < 300 ms', '"p0" (character 1)', 'for a metric of your script’s own'.replace('’', "'")],
    ['latency < 300 ms', '"<" (character 9)', 'p95, p99.9, median, avg, min, max of latency'],
    ['latency fast < 300 ms', '"fast" (character 9)', 'p95, p99.9, median'],
    ['errorRate p95 < 1 %', '"p95" (character 11)', 'rate of errorRate'],
    ['errorRate < 1', 'missing at its end', '%'],
    ['eror_rate < 1 %', '"eror_rate" (character 1)', 'errorRate'],
    ['order_size < 3', '"order_size" (character 1)', 'order_size p95'],
    ['dbQueries per journey < 3', '"journey" (character 15)', 'request'],
    ['users >= 100 ms', '"ms" (character 14)', 'users'],
    ['dbQueries avg < 3 %', '"%" (character 19)', 'nothing more'],
    ['§', '"§" (character 1)', 'letters, digits'],
    ['', 'missing at its end', 'a metric or a statistic'],
  ])('refuses %j, says where, and what is possible', (text, where, possible) => {
    const { code, message, hint } = failure(text);
    expect(code).toBe('TARGET_SYNTAX');
    expect(message).toContain(where);
    expect(hint).toContain(possible);
  });

  it('reads back whatever is put together from its parts', () => {
    const operator = fc.constantFrom<Operator>('<', '<=', '>', '>=', '==', '!=');
    const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true }).map((value) => Number(value.toPrecision(6)));
    const time = fc.constantFrom<[string, number]>(['ms', 1], ['s', 1000], ['us', 0.001], ['min', 60_000]);
    const percentile = fc.integer({ min: 1, max: 999 }).map((tenths): Statistic => `p${tenths / 10}`);
    const statistic = fc.oneof(percentile, fc.constantFrom<Statistic>('avg', 'min', 'max'));
    const metric = fc.constantFrom('latency', 'waitTime', 'transactionTime', 'wsRoundTrip', 'pageLoad', 'lcp');
    const space = fc.constantFrom(' ', '  ');
    fc.assert(
      fc.property(
        metric,
        statistic,
        operator,
        amount,
        time,
        space,
        fc.boolean(),
        (name, what, sign, value, [unit, factor], gap, swapped) => {
          const subject = swapped ? `${what}${gap}${name}` : `${name}${gap}${what}`;
          const target = parse(`${subject}${gap}${sign}${gap}${value}${gap}${unit}`);
          expect(target).toMatchObject({ metric: name, statistic: what, operator: sign });
          expect(target.expected).toBeCloseTo(value * factor, 6);
        },
      ),
    );
  });

  it('never crashes, whatever is written', () => {
    const words = fc.array(
      fc.constantFrom('p95', 'latency', '<', '>=', '300', 'ms', '%', 'per', 'request', 'users', '/s', '__proto__', 'toString', 'p(9'),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((list) => list.join(' ')),
        ),
        (text) => {
          try {
            parse(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'HeadroomError', code: 'TARGET_SYNTAX' });
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
