import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../engine/stats/random.ts';
import { closedMean, closedQuantile, closedTail, closedUtilisation } from './closed-theory.ts';
import { exponential } from './exponential.ts';
import { createStations } from './stations.ts';

test('with servers enough responses are exponential: mean S, p95 S ln 20', () => {
  const queue = { clients: 9, servers: 10, serviceMs: 10 };
  expect(closedMean(queue)).toBe(10);
  expect(closedUtilisation(queue)).toBe(0.9);
  expect(closedQuantile(0.95, queue)).toBeCloseTo(10 * Math.log(20), 6);
});

test('with one server every response is an Erlang time of as many stages as clients', () => {
  const queue = { clients: 3, servers: 1, serviceMs: 1 };
  expect(closedMean(queue)).toBe(3);
  // Chi-square with 6 degrees: the 95 % quantile is 12.5916 (Abramowitz and Stegun, table 26.8), and twice an Erlang time of 3 stages has it.
  expect(closedQuantile(0.95, queue)).toBeCloseTo(12.5916 / 2, 4);
});

describe.each([
  { clients: 12, servers: 10 },
  { clients: 20, servers: 10 },
  { clients: 5, servers: 2 },
  { clients: 4, servers: 1 },
])('$clients clients at $servers servers', ({ clients, servers }) => {
  const queue = { clients, servers, serviceMs: 10 };

  test('the tail has the mean', () => {
    let mean = 0;
    const step = 0.01;
    for (let t = step / 2; t < 400; t += step) mean += closedTail(t, queue) * step;
    expect(mean).toBeCloseTo(closedMean(queue), 3);
  });

  test('a simulated queue has the mean and the p95', () => {
    const random = createRandom(clients);
    const enter = createStations(servers);
    const back = new Array<number>(clients).fill(0);
    const responses: number[] = [];
    for (let turn = 0; turn < 100_000; turn++) {
      let next = 0;
      for (let client = 1; client < clients; client++) if ((back[client] ?? 0) < (back[next] ?? 0)) next = client;
      const { arrivedAt, endsAt } = enter(back[next] ?? 0, exponential(random, queue.serviceMs));
      back[next] = endsAt;
      if (turn >= 1000) responses.push(endsAt - arrivedAt);
    }
    responses.sort((a, b) => a - b);
    const mean = responses.reduce((sum, response) => sum + response, 0) / responses.length;
    expect(Math.abs(mean / closedMean(queue) - 1)).toBeLessThan(0.01);
    expect(Math.abs((responses[Math.floor(0.95 * responses.length)] ?? 0) / closedQuantile(0.95, queue) - 1)).toBeLessThan(0.02);
  });
});
