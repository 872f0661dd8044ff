import { createFold, type Fold } from '../../../../engine/measure/fold.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { demoSeconds, demoSteps, type Endpoint, endpoints, journeysPerSecond, usersAt } from './demo-profile.ts';
import { normal } from './session.ts';
import { loadStartMs, WindowLines } from './window-lines.ts';

const requestsPerUserAndSecond = 0.165;
const openFromS = 117;

/** A demo run nobody made, plausible in every number: the same seed gives the same windows. `factor` slows every answer. */
export function demoSession(seed: number, factor = 1): Fold {
  const written = new WindowLines();
  const simulation = new DemoSimulation(written, seed, factor);
  for (let second = 0; second < demoSeconds; second++) simulation.second(second);
  const fold = createFold({ steps: demoSteps });
  for (const line of [...written.lines, ...simulation.errorLines()]) fold.add(line);
  return fold;
}

class DemoSimulation {
  readonly #written: WindowLines;
  readonly #random: () => number;
  readonly #factor: number;
  readonly #failed = new Map<Endpoint, { count: number; firstAt: number; lastAt: number }>();

  constructor(written: WindowLines, seed: number, factor: number) {
    this.#written = written;
    this.#random = createRandom(seed);
    this.#factor = factor;
  }

  second(second: number): void {
    const open = second >= openFromS;
    const users = usersAt(second, 170 + Math.round(12 * normal(this.#random)));
    const load = open ? 1000 : users;
    const busy =
      this.#factor * (1 + 1.3 * (load / 1000) ** 3) * (second === 88 || second === 89 ? 1.7 : 1) * Math.exp(0.05 * normal(this.#random));
    this.#written.gauge('users', {}, second, [users]);
    this.#written.trend('generatorLateness', {}, second, this.#draws(100, 0.6, 0.5));
    for (const endpoint of endpoints) this.#requests(endpoint, second, load, busy, open);
    this.#journeys(second, load, busy, open);
    this.#tracking(second, load, busy);
    if (second % 8 === 3) this.#page(second, busy);
  }

  errorLines() {
    return [...this.#failed].map(([{ name, journey }, { count, firstAt, lastAt }]) => ({
      error: {
        code: 1503,
        name,
        message: 'status 503',
        method: name.split(' ')[0] ?? '',
        status: 503,
        scenario: journey,
        n: count,
        t: loadStartMs + firstAt * 1000,
        last: loadStartMs + lastAt * 1000,
        examples: [`curl -X ${name.replace(' ', " 'http://127.0.0.1:41873")}'`],
      },
    }));
  }

  #requests(endpoint: Endpoint, second: number, load: number, busy: number, open: boolean): void {
    const { name, journey, share, status, medianMs, databaseMs, queries, bytes, errorRate = 0 } = endpoint;
    const count = this.#poisson(load * requestsPerUserAndSecond * share);
    const failed = this.#poisson(load > 900 ? count * errorRate : 0);
    const good = Math.max(0, count - failed);
    const scenario = open ? `${journey}__open` : journey;
    const tags = { scenario, name, method: name.split(' ')[0] ?? '', status: String(status), expected_response: 'true' };
    const write = this.#written;
    write.trend('latency', tags, second, this.#draws(good, medianMs * busy, 0.75));
    write.counter('requests', tags, second, good);
    write.rate('errorRate', tags, second, 0, good);
    const work = { scenario, name };
    write.trend('dbTime', work, second, databaseMs > 0 ? this.#draws(good, databaseMs * busy, 0.55) : []);
    write.trend('dbQueueTime', work, second, databaseMs > 0 ? this.#draws(good, 0.3 * busy, 0.8) : []);
    write.trend(
      'dbQueries',
      work,
      second,
      Array.from({ length: good }, () => queries),
    );
    write.trend('responseBytes', work, second, this.#draws(good, bytes, 0.02).map(Math.round));
    write.rate('checks', { scenario, check: `${name}: status ${status}` }, second, good, failed);
    if (failed === 0) return;
    const bad = { ...tags, status: '503', expected_response: 'false' };
    write.trend('latency', bad, second, this.#draws(failed, 4 * busy, 0.4));
    write.counter('requests', bad, second, failed);
    write.rate('errorRate', bad, second, failed, 0);
    const before = this.#failed.get(endpoint);
    this.#failed.set(endpoint, { count: (before?.count ?? 0) + failed, firstAt: before?.firstAt ?? second, lastAt: second });
  }

  #journeys(second: number, load: number, busy: number, open: boolean): void {
    const scenario = open ? 'orders__open' : 'orders';
    const write = this.#written;
    write.counter('iterations', { scenario }, second, this.#poisson((load / 1000) * journeysPerSecond));
    if (open && second % 9 === 0) write.counter('droppedIterations', { scenario }, second, 1);
    write.trend(
      'thinkTime',
      { scenario },
      second,
      Array.from({ length: this.#poisson(load * 0.16) }, () => 3000 + 6000 * this.#random()),
    );
    if (second < 52) write.counter('signIns', { scenario }, second, usersAt(second, 0) - (second > 0 ? usersAt(second - 1, 0) : 0));
    const times = [
      ['find an order', 'orders', 26, 70],
      ['create an order', 'orders', 8, 44],
      ['sign in', 'session', 2.4, 84],
    ] as const;
    for (const [transaction, journey, perSecond, medianMs] of times)
      write.trend(
        'transactionTime',
        { scenario: open ? `${journey}__open` : journey, transaction },
        second,
        this.#draws(this.#poisson((perSecond * load) / 1000), medianMs * busy, 0.6),
      );
  }

  #tracking(second: number, load: number, busy: number): void {
    const tags = { scenario: 'tracking', name: 'WS /ws/tracking' };
    const sockets = Math.round(load * 0.15);
    const write = this.#written;
    write.trend('wsConnectTime', tags, second, this.#draws(this.#poisson(sockets / 25), 2.4 * busy, 0.5));
    write.trend('wsRoundTrip', tags, second, this.#draws(this.#poisson(sockets / 5), 1.9 * busy, 0.7));
    write.trend('wsDelivery', tags, second, this.#draws(this.#poisson(sockets), 3.4 * busy, 0.7));
    write.rate('wsErrorRate', tags, second, this.#random() < 0.02 ? 1 : 0, this.#poisson(sockets / 5));
    write.counter('wsReceived', tags, second, this.#poisson(sockets));
  }

  #page(second: number, busy: number): void {
    const tags = { scenario: 'dispatch', name: '/dispatch' };
    const vitals = [
      ['lcp', 610],
      ['inp', 96],
      ['cls', 0.021],
      ['fcp', 340],
      ['ttfb', 38],
      ['pageLoad', 640],
    ] as const;
    for (const [metric, median] of vitals)
      this.#written.trend(metric, tags, second, this.#draws(1, median * (metric === 'cls' ? 1 : busy), 0.28));
    this.#written.trend('bundle', tags, second, [148_312]);
    this.#written.rate('checks', { scenario: 'dispatch', check: 'dispatch: the page loads' }, second, 1, 0);
  }

  /** Log-normal values, never below a microsecond. */
  #draws(count: number, median: number, spread: number): number[] {
    return Array.from({ length: count }, () => Math.max(0.001, median * Math.exp(spread * normal(this.#random))));
  }

  /** Counted by exponential gaps. */
  #poisson(mean: number): number {
    let count = -1;
    for (let passed = 0; passed <= mean; count++) passed -= Math.log(1 - this.#random());
    return Math.max(0, count);
  }
}
