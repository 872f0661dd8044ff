import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORDER_STATUSES } from '../../../../engine/demo/database/schema.ts';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { MAP_HEIGHT, MAP_WIDTH, mapImage } from '../../../../engine/demo/page/map-image.ts';
import { encodePng } from '../../../../engine/demo/page/png.ts';
import { ask, startSmallDemo } from '../client.ts';

describe('the dispatch page', () => {
  let demo: RunningDemo;
  let html: string;

  beforeAll(async () => {
    demo = await startSmallDemo({ switches: { cache: false } });
    html = (await ask(demo, 'GET', '/dispatch')).text;
  });
  afterAll(() => demo.stop());

  it('has what the browser journey uses', () => {
    for (const part of ['id="status-filter"', '<table id="orders">', '<tbody>', 'id="order-detail"']) expect(html).toContain(part);
    for (const status of ORDER_STATUSES) expect(html).toContain(`<option value="${status}">`);
  });

  it('names every file by its content, keeps it forever and takes nothing from elsewhere', async () => {
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(files).size).toBeGreaterThanOrEqual(16);
    for (const file of new Set(files)) {
      expect(file).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{10}\.(js|css|png|svg)$/);
      const answer = await ask(demo, 'GET', file);
      expect([file, answer.status]).toEqual([file, 200]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  it('reserves the room of every image', () => {
    for (const [image] of html.matchAll(/<img [^>]+>/g)) expect(image).toMatch(/ width="\d+" height="\d+"/);
  });

  it('is safe to be framed by nobody, and says which switches are on and what is modelled', async () => {
    const { headers } = await ask(demo, 'GET', '/dispatch');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(html).toContain('cache: off');
    expect(html).toContain('12 ms of the handshake are modelled');
  });

  it('is where the front door leads', async () => {
    const answer = await fetch(`${demo.url}/`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/dispatch']);
  });
});

describe('images', () => {
  it('are PNGs as RFC 2083 says', () => {
    const png = encodePng(2, 1, new Uint8Array([10, 20, 30, 15, 25, 40]));
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([2, 1, 8, 2]);
    const length = png.readUInt32BE(33);
    expect(png.toString('ascii', 37, 41)).toBe('IDAT');
    expect([...inflateSync(png.subarray(41, 41 + length))]).toEqual([1, 10, 20, 30, 5, 5, 10]);
    // The checksum of IEND is the same in every PNG.
    expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  });

  it('weigh what real ones weigh, and are the same every time', () => {
    const map = mapImage();
    expect(map.length).toBeGreaterThan(80_000);
    expect(map.length).toBeLessThan(250_000);
    expect([map.readUInt32BE(16), map.readUInt32BE(20)]).toEqual([MAP_WIDTH, MAP_HEIGHT]);
    expect(mapImage().equals(map)).toBe(true);
  });
});
