import { describe, expect, test } from 'vitest';
import { entrySource, needsBrowser } from '../../../../../engine/run/drivers/k6/entry.ts';
import type { K6Tls } from '../../../../../engine/run/drivers/k6/plan.ts';
import { journey, journeyWork } from './plans.ts';

const tls: K6Tls = {
  ca: '/tls/ca.pem',
  certificate: '/tls/client.pem',
  key: '/tls/client.key',
  keyPassword: 'open sesame',
  verify: true,
  hosts: ['api.test'],
};
const work = journeyWork([journey('shop', { pacingS: 2 }), journey('viewer', { users: 1 })], { profile: 'smoke' });
const settings = { work, tls: null, hostAddresses: {}, userAgent: 'Headroom/1.2.3', ratesFile: '/rates.json' };

describe('entrySource', () => {
  test('imports every journey by URL and gives each its functions', () => {
    const source = entrySource(settings);
    expect(source).toMatch(/import \* as module0 from "file:\/\/\/.*\/fixtures\/journeys\/shop\.ts";/);
    expect(source).toContain('export function journey0(data) {\n  return paced(2, module0.default, data["shop"]);');
    expect(source).toContain('export function journey0open(data) {\n  return module0.default(data["shop"]);');
    expect(source).toContain('export function journey1(data) {\n  return module1.default(data["viewer"]);');
    expect(source).not.toContain('journey1open');
    expect(source).toContain('"userAgent": "Headroom/1.2.3"');
  });

  test('reads keys when it runs, so that no file holds them', () => {
    const source = entrySource({ ...settings, tls });
    expect(source).toContain('key: __ENV.HEADROOM_TLS_KEY, domains: ["api.test"]');
    expect(source).not.toContain('open sesame');
    expect(entrySource({ ...settings, tls: { ...tls, keyPassword: null } })).toContain('key: open("/tls/client.key")');
    expect(entrySource({ ...settings, tls: { ...tls, verify: false, certificate: null } })).toContain('"insecureSkipTLSVerify": true');
  });

  test('two journeys of one name are refused', () => {
    const both = journeyWork([journey('shop'), journey('counter', { name: 'shop' })], { profile: 'smoke' });
    expect(() => entrySource({ ...settings, work: both })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test('names a journey that is not there', () => {
    const missing = journeyWork([journey('nobody')], { profile: 'smoke' });
    expect(() => entrySource({ ...settings, work: missing })).toThrow(
      expect.objectContaining({ code: 'JOURNEY_MISSING', message: expect.stringContaining('nobody.ts') }),
    );
  });
});

test('a browser is needed by who imports it, through other files too', () => {
  expect(needsBrowser(journey('viewer').file)).toBe(true);
  expect(needsBrowser(journey('shop').file)).toBe(false);
});
