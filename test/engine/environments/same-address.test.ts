import { expect, test } from 'vitest';
import { sameAddress, sameUrl } from '../../../engine/environments/same-address.ts';

test.each([
  ['http://Example.test', 'http://example.test:80/'],
  ['https://example.test/api/', 'https://example.test:443/api'],
  ['http://localhost:8080', 'http://127.0.0.1:8080/'],
  ['http://[::1]:8080', 'http://localhost:8080'],
  ['ws://example.test/live', 'http://example.test/live'],
  ['http://example.test.', 'http://example.test'],
])('%s is %s', (one, other) => {
  expect(sameUrl(one, other)).toBe(true);
  expect(sameUrl(other, one)).toBe(true);
});

test.each([
  ['http://base.localhost:8080', 'http://head.localhost:8080'],
  ['http://localhost:8080', 'http://localhost:8081'],
  ['http://example.test', 'https://example.test'],
  ['http://example.test/a', 'http://example.test/b'],
])('%s is not %s', (one, other) => {
  expect(sameUrl(one, other)).toBe(false);
});

test('names that lead to one socket are noticed, another port or a name without an address is not one', async () => {
  expect(await sameAddress('http://base.localhost:8080', 'http://head.localhost:8080')).toBe(true);
  expect(await sameAddress('http://base.localhost:8080', 'http://head.localhost:8081')).toBe(false);
  expect(await sameAddress('https://127.0.0.1', 'http://localhost:443/x')).toBe(true);
  expect(await sameAddress('http://no-such-name.invalid', 'http://no-such-name.invalid')).toBe(false);
});
