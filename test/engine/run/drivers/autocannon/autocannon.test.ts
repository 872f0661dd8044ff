import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { judgeHealth } from '../../../../../engine/measure/health.ts';
import { quantileOf } from '../../../../../engine/measure/histogram.ts';
import { pool } from '../../../../../engine/measure/pool.ts';
import type { ScenarioInput } from '../../../../../engine/model/scenario.ts';
import { autocannonDriver } from '../../../../../engine/run/drivers/autocannon/index.ts';
import type { AutocannonPlan } from '../../../../../engine/run/drivers/autocannon/plan.ts';
import type { TlsTexts } from '../../../../../engine/run/drivers/generator/address.ts';
import { autocannonPlan, given, readToEnd } from '../generators.ts';
import { fixtures } from '../k6/plans.ts';
import { type CountingTarget, openTarget, type TargetHabits } from '../target.ts';

let target: CountingTarget | null = null;
afterEach(async () => {
  await target?.close();
  target = null;
});

const twoSeconds = (users: number): NonNullable<ScenarioInput['load']> => ({ profile: 'steps', steps: [{ users, hold: '2s' }] });

async function load(habits: TargetHabits, rest: Partial<AutocannonPlan> = {}, profile = twoSeconds(4)) {
  target = await openTarget(habits);
  return await loadPort(target.port, rest, profile);
}

async function loadPort(port: number, rest: Partial<AutocannonPlan>, profile = twoSeconds(4)) {
  const order = await given(autocannonPlan(port, rest), profile);
  try {
    const run = await autocannonDriver.start(order);
    const { measurement, fold, result } = await readToEnd(run, order.steps);
    const of = (metric: string) => pool(measurement, { metric });
    return { measurement, of, result, errors: fold.errors().map(({ message, count, status }) => ({ message, count, status })) };
  } finally {
    await order.clean();
  }
}

/** ms */
const quantile = ({ histogram, scale }: ReturnType<typeof pool>, q: number) => (histogram ? quantileOf(histogram, q) / scale : Number.NaN);

describe('every answer', () => {
  test('is timed by its own request, finer than a millisecond, and connecting is not part of it', async () => {
    const { of } = await load({});
    expect(quantile(of('latency'), 0.1)).toBeGreaterThan(0);
    expect(quantile(of('latency'), 0.1)).toBeLessThan(1);
    expect(of('latency').histogram?.indices.length).toBeGreaterThan(20);
    expect(of('connectTime').count).toBe(4);
    expect(of('dataReceived').sum).toBeGreaterThan(of('requests').sum * 50);
  });

  test('takes as long as the target does', async () => {
    const { of } = await load({ answer: (_, response) => void setTimeout(() => response.end('x'), 20) });
    expect(quantile(of('latency'), 0.5)).toBeGreaterThanOrEqual(19);
    expect(quantile(of('latency'), 0.5)).toBeLessThan(40);
  });

  test('that is not of the 200s is a failure, told by its status', async () => {
    const { of, errors } = await load({
      answer: (_, response, count) => void response.writeHead(count % 10 === 0 ? 503 : count % 10 === 1 ? 302 : 200).end(),
    });
    const share = of('errorRate').sum / of('errorRate').count;
    expect(share).toBeGreaterThan(0.19);
    expect(share).toBeLessThan(0.21);
    expect(errors.map(({ message, status }) => [message, status]).sort()).toEqual([
      ['HTTP 302 Found', 302],
      ['HTTP 503 Service Unavailable', 503],
    ]);
  });

  test('is sent what the plan says', async () => {
    const heard: unknown[] = [];
    const { result } = await load(
      {
        answer: (request, response) => {
          request.on('data', (text) =>
            heard.push([request.method, request.url, request.headers.authorization, request.headers.host, String(text)]),
          );
          request.on('end', () => response.end());
        },
      },
      { method: 'POST', path: '/items?page=2', body: '{"n":1}', headers: { authorization: 'Bearer secret' }, host: 'shop.test' },
      twoSeconds(1),
    );
    expect(result.outcome).toBe('completed');
    expect(heard[0]).toEqual(['POST', '/items?page=2', 'Bearer secret', 'shop.test', '{"n":1}']);
  });
});

describe('a request without an answer', () => {
  test('is a failure when the connection was closed on it, and the next one is timed afresh', async () => {
    const { of, errors } = await load({
      answer: (request, response, count) => void (count % 50 === 0 ? request.socket.destroy() : response.end()),
    });
    const failed = target ? Math.floor(target.counts.requests / 50) : 0;
    expect(errors).toEqual([
      { message: expect.stringMatching(/^connection (closed before the answer|reset by peer)$/), count: expect.any(Number), status: 0 },
    ]);
    expect(Math.abs((errors[0]?.count ?? 0) - failed)).toBeLessThanOrEqual(4);
    expect(quantile(of('latency'), 0.5)).toBeLessThan(5);
    expect((target?.counts.requests ?? 0) - of('requests').sum).toBeLessThanOrEqual(4);
  });

  test('is a failure after the time-out', async () => {
    const { errors, of } = await load(
      { answer: (_, response, count) => void (count % 200 === 0 || response.end()) },
      { timeoutS: 1 },
      {
        profile: 'steps',
        steps: [{ users: 4, hold: '3s' }],
      },
    );
    expect(errors.map(({ message }) => message)).toEqual(['request timed out']);
    expect(of('latency').max).toBeGreaterThanOrEqual(950);
    expect(of('latency').max).toBeLessThan(1400);
  });

  test('is none when the target had said that it would close', async () => {
    const { of, errors } = await load({ answer: (_, response) => void response.setHeader('connection', 'close').end() });
    expect(errors).toEqual([]);
    expect(of('requests').sum).toBeGreaterThan(20);
  });

  test('is counted when nothing listens, with a pause that keeps the generator from measuring itself', async () => {
    target = await openTarget();
    const { port } = target;
    await target.close();
    const { errors, of } = await loadPort(port, {});
    target = null;
    expect(errors[0]?.message).toBe('connection refused');
    expect(of('errorRate').sum).toBe(of('errorRate').count);
    expect(of('requests').sum).toBeLessThan(100);
  });
});

test('keeps to an overall rate', async () => {
  const { of } = await load({}, { rate: 90 }, { profile: 'steps', steps: [{ users: 4, hold: '3s' }] });
  expect(of('requests').sum).toBeGreaterThanOrEqual(180);
  expect(of('requests').sum).toBeLessThanOrEqual(90 * 4);
});

test('climbs and comes down with the load', async () => {
  const { measurement } = await load(
    {},
    {},
    {
      profile: 'steps',
      steps: [
        { users: 8, ramp: '1s', hold: '2s' },
        { users: 2, hold: '2s' },
      ],
    },
  );
  const users = (step: number) => pool(measurement, { metric: 'users', steps: [step] });
  expect(users(1)).toMatchObject({ min: 8, max: 8 });
  expect(users(2)).toMatchObject({ min: 2, max: 2 });
});

test('is invalid when it is too weak to keep time', async () => {
  target = await openTarget();
  const order = await given(autocannonPlan(target.port), twoSeconds(4));
  const run = await autocannonDriver.start(order);
  const [pid = 0] = run.pids;
  let isStopped = false;
  const weaken = setInterval(() => {
    isStopped = !isStopped;
    process.kill(pid, isStopped ? 'SIGSTOP' : 'SIGCONT');
  }, 90);
  setTimeout(() => clearInterval(weaken), 1600);
  setTimeout(() => process.kill(pid, 'SIGCONT'), 1650);
  const { measurement } = await readToEnd(run, order.steps);
  await order.clean();
  const health = judgeHealth({ measurement, judgedSteps: [0], coLocated: true, recording: 'recorder', cpu: null, arrival: null });
  expect(health.validity).toBe('invalid');
  expect(health.reasons.map(({ code }) => code)).toContain('late-ticker');
});

describe('a target with certificates of its own', () => {
  const file = (name: string) => readFileSync(path.join(fixtures, 'tls', name), 'utf8');
  const ours: TlsTexts = {
    serverName: null,
    verify: true,
    ca: file('ca.pem'),
    certificate: file('client.pem'),
    key: file('client.key'),
    keyPassword: null,
  };
  const open = async () => {
    const known: string[] = [];
    const settings = {
      key: file('server.key'),
      cert: file('server.pem'),
      ca: file('ca.pem'),
      requestCert: true,
      rejectUnauthorized: false,
    };
    const server = createServer(settings, (request, response) => {
      known.push(
        'getPeerCertificate' in request.socket
          ? String((request.socket as import('node:tls').TLSSocket).getPeerCertificate().subject?.CN)
          : '',
      );
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () => {
      server.closeAllConnections();
      server.close();
    };
    return { port: (server.address() as AddressInfo).port, known, close };
  };

  test('is shown ours, and believed by its authority', async () => {
    const server = await open();
    const { errors, of } = await loadPort(server.port, { tls: ours });
    server.close();
    expect(errors).toEqual([]);
    expect(of('requests').sum).toBeGreaterThan(10);
    expect(new Set(server.known)).toEqual(new Set(['client.test']));
  });

  test('is not asked anything when nobody we trust signed for it', async () => {
    const server = await open();
    await expect(loadPort(server.port, { tls: { ...ours, ca: null } })).rejects.toMatchObject({ code: 'TARGET_DOWN' });
    expect(server.known).toEqual([]);
    const { errors } = await loadPort(server.port, { tls: { ...ours, ca: null, verify: false } });
    server.close();
    expect(errors).toEqual([]);
  });
});
