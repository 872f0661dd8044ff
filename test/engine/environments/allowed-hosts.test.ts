import { expect, test } from 'vitest';
import { parseRange } from '../../../engine/environments/address-ranges.ts';
import { allowedHosts } from '../../../engine/environments/allowed-hosts.ts';
import { type EnvironmentInput, environmentSchema } from '../../../engine/model/environment.ts';

const check = (input: EnvironmentInput) => {
  const environment = environmentSchema.parse(input);
  return allowedHosts(environment, environment.services);
};
const forbids = (ranges: readonly string[], address: string) => {
  const one = parseRange(address);
  return ranges
    .map(parseRange)
    .some((range) => range !== null && one !== null && range.bits === one.bits && range.from <= one.from && one.from <= range.to);
};

test('loopback needs no permission, in either family', async () => {
  const { forbiddenRanges } = await check({
    services: { api: 'http://127.0.0.1:8080', ws: 'ws://[::1]:8080', web: 'http://localhost:3000' },
  });
  expect(forbids(forbiddenRanges, '127.9.9.9')).toBe(false);
  expect(forbids(forbiddenRanges, '::1')).toBe(false);
  expect(forbids(forbiddenRanges, '192.0.2.1')).toBe(true);
  expect(forbids(forbiddenRanges, '2001:db8::1')).toBe(true);
});

test.each([
  { services: { api: 'http://192.0.2.7/' } },
  { services: { ws: 'wss://[2001:db8::7]/' } },
  { services: { api: 'http://shop.example/' } },
  { services: { api: 'http://shop.example/' }, allowedHosts: ['other.example'] },
  { services: { api: 'http://192.0.2.7/' }, allowedHosts: ['192.0.2.8/32'] },
  { services: { api: 'http://192.0.2.7/' }, proxy: 'http://127.0.0.1:3128' },
])('a host that is not listed is refused by name: %j', async (input) => {
  await expect(check(input)).rejects.toMatchObject({
    code: 'HOST_NOT_ALLOWED',
    message: expect.stringMatching(/192\.0\.2\.7|2001:db8::7|shop\.example/),
  });
});

test('a listed range is allowed and the rest stays forbidden', async () => {
  const { forbiddenRanges } = await check({ services: { api: 'http://192.0.2.7/' }, allowedHosts: ['192.0.2.0/28'] });
  expect(forbids(forbiddenRanges, '192.0.2.7')).toBe(false);
  expect(forbids(forbiddenRanges, '192.0.2.16')).toBe(true);
});

test('behind a proxy only the proxy is dialled, and the check is by name', async () => {
  const allowed = await check({
    services: { api: 'http://shop.example/' },
    allowedHosts: ['shop.example'],
    proxy: 'http://127.0.0.1:3128',
  });
  expect(allowed.byNameOnly).toBe(true);
  expect(allowed.names).toContain('shop.example');
});
