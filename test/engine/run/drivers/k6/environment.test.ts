import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../engine/run/drivers/k6/environment.ts';
import { journey, journeyWork, network, planOf, scriptWork } from './plans.ts';

const surrounding = {
  PATH: '/bin',
  K6_VUS: '7',
  K6_OUT: 'json=x',
  HTTPS_PROXY: 'http://corp:3128',
  no_proxy: 'x',
  HOME: '/home/me',
  GONE: undefined,
};
const journeys = journeyWork([journey('shop')], { profile: 'smoke' });

describe('environmentOf', () => {
  test('keeps the shell’s k6 settings for a script and away from our journeys', () => {
    expect(environmentOf(planOf(scriptWork('everything.js')), surrounding)).toMatchObject({ K6_VUS: '7', HOME: '/home/me' });
    expect(environmentOf(planOf(journeys), surrounding)).not.toHaveProperty('K6_VUS');
  });

  test('goes through the declared proxy or none', () => {
    const names = Object.keys(environmentOf(planOf(scriptWork('everything.js')), surrounding));
    expect(names.filter((name) => /proxy/i.test(name))).toEqual([]);
    const proxied = environmentOf(planOf(journeys), surrounding, { k6: 'http://proxy.test:8080', browser: null });
    expect(proxied).toMatchObject({ HTTP_PROXY: 'http://proxy.test:8080', HTTPS_PROXY: 'http://proxy.test:8080' });
  });

  test('hands over context, headers, secrets, rules and the certificate authority', () => {
    const tls = { ca: '/tls/ca.pem', certificate: null, key: null, keyPassword: null, verify: true, hosts: [] };
    const env = environmentOf(
      planOf(
        { ...journeys, headers: { 'x-tenant': 'a' } },
        { secrets: { SHOP_TOKEN: 's3cret' }, templating: [{ match: 'a', replace: 'b' }], network: { ...network, tls } },
      ),
      surrounding,
    );
    expect(env).toMatchObject({ SHOP_TOKEN: 's3cret', SSL_CERT_FILE: '/tls/ca.pem' });
    expect(env).toMatchObject({
      HEADROOM_RULES: '[{"match":"a","replace":"b"}]',
      HEADROOM_HEADERS: '{"x-tenant":"a"}',
      HEADROOM_STDIN: '1',
    });
    expect(JSON.parse(env.HEADROOM_CONTEXT ?? '')).toEqual(journeys.context);
    expect(env).toMatchObject({ K6_AUTO_EXTENSION_RESOLUTION: 'false', K6_NO_USAGE_REPORT: 'true' });
  });

  test('a stock k6 is told how to write times instead of listening', () => {
    const env = environmentOf(planOf(journeys, { binary: { path: '/k6', kind: 'stock' } }), surrounding);
    expect(env.K6_CSV_TIME_FORMAT).toBe('unix_milli');
    expect(env).not.toHaveProperty('HEADROOM_STDIN');
  });

  test('a browser gets past a proxy that is not there to allowed hosts only', () => {
    const env = environmentOf(
      planOf(journeys, { browser: '/usr/bin/chromium', network: { ...network, allowedNames: ['localhost', '10.0.0.0/8'] } }),
      surrounding,
    );
    expect(env.K6_BROWSER_EXECUTABLE_PATH).toBe('/usr/bin/chromium');
    const args = env.K6_BROWSER_ARGS?.split(',') ?? [];
    expect(args).toEqual(
      expect.arrayContaining(['disable-gpu', 'proxy-server=http://127.0.0.1:9', 'proxy-bypass-list=localhost;10.0.0.0/8']),
    );
    expect(args.includes('no-sandbox')).toBe(process.getuid?.() === 0);
    const proxied = environmentOf(planOf(journeys, { browser: '/c' }), surrounding, { k6: null, browser: 'http://proxy.test:8080' });
    expect(proxied.K6_BROWSER_ARGS).toContain('proxy-server=http://proxy.test:8080');
    expect(environmentOf(planOf(journeys), surrounding)).not.toHaveProperty('K6_BROWSER_ARGS');
  });

  test('a script keeps the browser it was given, with our fence around it', () => {
    const given = { ...surrounding, K6_BROWSER_ARGS: 'lang=de,proxy-server=direct://', K6_BROWSER_EXECUTABLE_PATH: '/own/chrome' };
    const env = environmentOf(planOf(scriptWork('everything.js'), { browser: '/usr/bin/chromium' }), given);
    expect(env).toMatchObject({ K6_BROWSER_EXECUTABLE_PATH: '/own/chrome', K6_BROWSER_ARGS: expect.stringMatching(/^lang=de,/) });
    // k6 takes the last of two arguments of one name.
    expect(env.K6_BROWSER_ARGS?.split(',').findLast((argument) => argument.startsWith('proxy-server='))).toBe(
      'proxy-server=http://127.0.0.1:9',
    );
  });
});
