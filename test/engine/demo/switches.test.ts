import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CARRIERS } from '../../../engine/demo/database/seed/carriers.ts';
import type { DemoSwitches, RunningDemo } from '../../../engine/demo/index.ts';
import { resolveSwitches, SWITCH_NAMES } from '../../../engine/demo/switches.ts';
import { ask, startSmallDemo, userHeaders } from './client.ts';

type Work = { queries: number; rows: number; bytes: number; handshakes: number };

const LISTS = ['/api/orders', '/api/orders?status=customs&carrier=HANSA', '/api/orders?sort=price', '/api/orders/search?q=ham'];
const gzip = { 'accept-encoding': 'gzip' };

describe('a switch', () => {
  let allOn: RunningDemo;
  let oneOff: RunningDemo;

  beforeAll(async () => {
    allOn = await startSmallDemo();
  });
  afterAll(() => allOn.stop());
  afterEach(() => oneOff.stop());

  /** The work of the same requests with everything on, and with one switch off. */
  const measure = async (name: keyof DemoSwitches, paths: readonly string[], repeat = 1) => {
    oneOff = await startSmallDemo({ switches: { [name]: false } });
    const work = async (demo: RunningDemo) => {
      const total = noWork();
      const headers = { ...(await userHeaders(demo)), ...gzip };
      for (let round = 0; round < repeat; round += 1) {
        for (const path of paths) add(total, (await ask(demo, 'GET', path, { headers })).headers);
      }
      return total;
    };
    return { on: await work(allOn), off: await work(oneOff) };
  };

  it('indexes: a list or a search visits few rows instead of all', async () => {
    const { on, off } = await measure('indexes', LISTS);
    // Without indexes: the unfiltered lists scan once (their total is the highest id), filter and search twice.
    expect(off.rows).toBe(1 + 2_000 + 2 * 2_000 + 1 + 2_000 + 2 * 2_000);
    expect(on.rows).toBeLessThan(off.rows / 20);
    expect(on.queries).toBe(off.queries);
    expect(on.bytes).toBe(off.bytes);
  });

  it('cache: the second reader costs the database nothing', async () => {
    const paths = [
      '/api/plans',
      '/api/carriers',
      '/api/pricing?weight=95&distance=391',
      '/api/pricing?weight=91&distance=400',
      '/api/health',
    ];
    const { on, off } = await measure('cache', paths, 5);
    expect(off.queries).toBe(5 * (2 + 2 + 2 + 2 + 1));
    expect(on.queries).toBe(2 + 2 + 2 + 1);
    expect(on.rows).toBeLessThan(off.rows / 4);
    expect(on.bytes).toBe(off.bytes);
  });

  it('compression: the same body in a quarter of the bytes', async () => {
    const { on, off } = await measure('compression', LISTS);
    expect(on.bytes).toBeLessThan(off.bytes / 3);
    expect(on.rows).toBe(off.rows);
    const headers = await userHeaders(oneOff);
    const plain = await ask(oneOff, 'GET', '/api/orders', { headers: { ...headers, 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(Number(plain.headers.get('x-work-bytes'))).toBe(Buffer.byteLength(plain.text));
  });

  it('pool: connections are opened at the start instead of at every checkout', async () => {
    const { on, off } = await measure('pool', LISTS);
    expect([on.handshakes, off.handshakes]).toEqual([0, LISTS.length]);
    expect(on.rows).toBe(off.rows);
  });

  it('projection: a page carries 50 short rows instead of 200 whole ones', async () => {
    const { on, off } = await measure('projection', ['/api/orders']);
    expect([on.rows, off.rows]).toEqual([51, 201]);
    expect(on.bytes).toBeLessThan(off.bytes / 4);
    const headers = await userHeaders(oneOff);
    const { body } = await ask(oneOff, 'GET', '/api/orders', { headers });
    const items = body.items as Record<string, unknown>[];
    expect(items).toHaveLength(200);
    expect(items[0]).toHaveProperty('instructions');
  });

  it('batching: the same lists, with one query more for each row of them', async () => {
    const { on, off } = await measure('batching', LISTS);
    const headers = await userHeaders(oneOff);
    let listed = 0;
    for (const path of LISTS) {
      const [batched, rowByRow] = [
        await ask(allOn, 'GET', path, { headers: await userHeaders(allOn) }),
        await ask(oneOff, 'GET', path, { headers }),
      ];
      expect(rowByRow.text).toBe(batched.text);
      const items = batched.body.items as Record<string, unknown>[];
      expect(items.every(({ carrier, carrierName }) => CARRIERS.some(([code, name]) => code === carrier && name === carrierName))).toBe(
        true,
      );
      listed += items.length;
    }
    expect(on.queries).toBe(2 * LISTS.length);
    expect([off.queries, off.rows, off.bytes]).toEqual([on.queries + listed, on.rows + listed, on.bytes]);
  });

  it('says where it stands', async () => {
    oneOff = await startSmallDemo({ switches: { cache: false } });
    expect(oneOff.switches).toEqual(resolveSwitches({ cache: false }));
    const { body } = await ask(oneOff, 'GET', '/api/switches');
    const items = body.items as { name: string; on: boolean }[];
    expect(items.map((item) => item.name)).toEqual(SWITCH_NAMES);
    expect(items.filter((item) => !item.on).map((item) => item.name)).toEqual(['cache']);
  });
});

describe('compressed bodies', () => {
  it('are what x-work-bytes counts', async () => {
    const demo = await startSmallDemo();
    const { body } = await ask(demo, 'GET', '/auth/guest');
    const response = await fetchRaw(`${demo.url}/api/orders`, { ...gzip, authorization: `Bearer ${body.accessToken}` });
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(response.headers.vary).toBe('accept-encoding');
    expect(Number(response.headers['x-work-bytes'])).toBe(response.bytes.length);
    expect(JSON.parse(gunzipSync(response.bytes).toString()).items).toHaveLength(50);
    await demo.stop();
  });
});

async function fetchRaw(url: string, headers: Record<string, string>) {
  const { get } = await import('node:http');
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>((resolve, reject) => {
    get(url, { headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

function noWork(): Work {
  return { queries: 0, rows: 0, bytes: 0, handshakes: 0 };
}

function add(total: Work, headers: Headers): void {
  for (const name of Object.keys(total) as (keyof Work)[]) total[name] += Number(headers.get(`x-work-${name}`));
}
