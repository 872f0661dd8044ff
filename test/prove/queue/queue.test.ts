import { describe, expect, test } from 'vitest';
import { parsePrometheus } from '../../../engine/environments/prometheus.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import { dispersions } from './dispersion.ts';
import { exponential } from './exponential.ts';
import { startQueue } from './process.ts';
import { createStations, type Visit } from './stations.ts';
import { summaryOf } from './summary.ts';

const widthsMs = [10, 100, 1000];
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Greatest distance between the distribution of the values and an exponential one with this mean. */
function kolmogorovSmirnov(values: readonly number[], mean: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.max(
    ...sorted.map((value, at) => {
      const expected = 1 - Math.exp(-value / mean);
      return Math.max(Math.abs((at + 1) / sorted.length - expected), Math.abs(at / sorted.length - expected));
    }),
  );
}

test('service times are exponential: mean, coefficient of variation, and the whole distribution', () => {
  const random = createRandom(5);
  const draws = Array.from({ length: 20_000 }, () => exponential(random, 10));
  const mean = meanOf(draws);
  expect(Math.abs(mean / 10 - 1)).toBeLessThan(0.02);
  expect(Math.abs(Math.sqrt(meanOf(draws.map((draw) => (draw - mean) ** 2))) / mean - 1)).toBeLessThan(0.02);
  // 1.63 / sqrt(n) is passed by one sample in a hundred of the right distribution (Smirnov 1948).
  expect(kolmogorovSmirnov(draws, 10)).toBeLessThan(1.63 / Math.sqrt(draws.length));
  expect(kolmogorovSmirnov(draws, 10.5)).toBeGreaterThan(1.63 / Math.sqrt(draws.length));
});

describe('the line', () => {
  test('is served in order, by the server that is free first', () => {
    const enter = createStations(2);
    const served = [enter(0, 10), enter(1, 3), enter(2, 5), enter(3, 1), enter(30, 2)];
    expect(served.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      [0, 10],
      [1, 4],
      [4, 9],
      [9, 10],
      [30, 32],
    ]);
  });

  test('has no more at work than servers, and none at rest while somebody waits', () => {
    const random = createRandom(6);
    const enter = createStations(3);
    let at = 0;
    const visits = Array.from({ length: 3000 }, () => {
      at += exponential(random, 4);
      return enter(at, exponential(random, 10));
    });
    expect(visits.every(({ startsAt }, index) => startsAt >= (visits[index - 1]?.startsAt ?? 0))).toBe(true);
    for (const { arrivedAt, startsAt } of visits.filter((_, index) => index % 10 === 0)) {
      const busyAt = (time: number) => visits.filter((other) => other.startsAt <= time && other.endsAt > time).length;
      expect(busyAt(startsAt)).toBeLessThanOrEqual(3);
      if (startsAt > arrivedAt) expect(busyAt((arrivedAt + startsAt) / 2)).toBe(3);
    }
  });

  test('gives the mean response of M/M/3: 1.444 service times at two thirds of its capacity', () => {
    const random = createRandom(8);
    const enter = createStations(3);
    let at = 0;
    const responses = Array.from({ length: 300_000 }, () => {
      at += exponential(random, 0.5);
      const { arrivedAt, endsAt } = enter(at, exponential(random, 1));
      return endsAt - arrivedAt;
    });
    expect(Math.abs(meanOf(responses.slice(1000)) / 1.444444 - 1)).toBeLessThan(0.02);
  });
});

describe('index of dispersion', () => {
  const random = createRandom(9);
  let clock = 0;
  const poisson = Array.from({ length: 20_000 }, () => {
    clock += exponential(random, 2);
    return clock;
  });
  const endMs = 39_000;

  test('is 1 for Poisson arrivals, at every width', () => {
    const all = dispersions(poisson, 0, endMs, widthsMs);
    expect(all.map(({ bins }) => bins)).toEqual([3900, 390, 39]);
    for (const { index, low, high } of all) {
      expect(index).toBeGreaterThan(low);
      expect(index).toBeLessThan(high);
    }
  });

  test('is beyond its bounds for a lattice, and for arrivals in pairs', () => {
    const lattice = poisson.map((_, index) => index * 2);
    for (const { index, low } of dispersions(lattice, 0, endMs, widthsMs)) expect(index).toBeLessThan(low);
    const pairs = poisson.flatMap((at) => [at, at]);
    for (const { index, high } of dispersions(pairs, 0, endMs, [10, 100])) expect(index).toBeGreaterThan(high);
  });

  test('is not said where bins are few', () => {
    expect(dispersions(poisson, 0, endMs, [5000])).toEqual([]);
  });
});

test('a summary takes time averages of what overlaps the stretch, and leaves out who came before or after', () => {
  const visit = (arrivedAt: number, startsAt: number, endsAt: number): Visit & { answeredAt: number } => ({
    arrivedAt,
    startsAt,
    endsAt,
    answeredAt: endsAt + 1,
  });
  const visits = [visit(0, 0, 60), visit(50, 60, 140), { ...visit(190, 190, 260), answeredAt: null }, visit(250, 260, 270)];
  const summary = summaryOf(visits, 1, 40, 240);
  expect(summary).toMatchObject({ arrivals: 2, perSecond: 10, serviceMs: 75, meanMs: 80, p95Ms: 90, lateMs: { mean: 1, p99: 1 } });
  expect(summary?.inFlight).toBeCloseTo((21 + 91 + 50) / 200, 12);
  expect(summary?.utilisation).toBeCloseTo((20 + 80 + 50) / 200, 12);
  expect(summaryOf(visits, 1, 300, 400)).toBeNull();
});

test('over HTTP: planned times are exact, nobody is answered early, and the counters agree with the visits', async () => {
  const [servers, serviceMs, clients, each] = [8, 2, 12, 60];
  await using queue = await startQueue({ servers, serviceMs, seed: 3 });
  const from = Date.now();
  const ask = async (path: string) => await (await fetch(queue.url + path)).text();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let turn = 0; turn < each; turn++) expect(await ask('/')).toBe('served\n');
    }),
  );
  const to = Date.now() + 1;
  const random = createRandom(3);
  const draws = Array.from({ length: clients * each }, () => exponential(random, serviceMs));
  const summary = await queue.report(from, to);
  expect(summary?.arrivals).toBe(clients * each);
  expect(summary?.serviceMs).toBeCloseTo(meanOf(draws), 6);
  expect(summary?.lateMs.mean).toBeGreaterThan(0);
  // More clients than servers: whatever the machine does, a response is at least as long as the service.
  expect(summary?.meanMs).toBeGreaterThan(summary?.serviceMs ?? 0);
  const page = parsePrometheus(await ask('/metrics'));
  expect(page).toMatchObject({
    http_requests_in_flight: 0,
    queue_servers_busy: 0,
    queue_servers: servers,
    queue_arrivals_total: clients * each,
    http_requests_total: clients * each,
  });
  const seconds = summary?.seconds ?? 0;
  expect(page.http_requests_in_flight_seconds_total).toBeCloseTo((summary?.inFlight ?? 0) * seconds, 6);
  // By the counter servers work until the answer is sent, by the visits until its planned time.
  expect(page.queue_servers_busy_seconds_total).toBeGreaterThanOrEqual((summary?.utilisation ?? 0) * servers * seconds * 0.999);
  expect(await queue.report(0, from - 1000)).toBeNull();
  expect((await fetch(`${queue.url}/nowhere`)).status).toBe(404);
});
