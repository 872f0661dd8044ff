import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complement } from '../../../engine/environments/address-ranges.ts';
import { dialledAddress } from '../../../engine/environments/dial.ts';

const server = createServer();
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => server.close());

const loopbackOnly = complement(['127.0.0.0/8', '::1/128']);

test('a name is dialled at the address that is allowed and where something listens', async () => {
  expect(await dialledAddress(`http://localhost:${port}/x`, loopbackOnly)).toEqual({ address: '127.0.0.1', port });
  expect(await dialledAddress(`ws://shop.localhost:${port}`, loopbackOnly)).toEqual({ address: '127.0.0.1', port });
});

test('the usual port is meant where none is named', async () => {
  expect(await dialledAddress('https://127.0.0.1', loopbackOnly)).toEqual({ address: '127.0.0.1', port: 443 });
  expect(await dialledAddress('ws://127.0.0.1', loopbackOnly)).toEqual({ address: '127.0.0.1', port: 80 });
});

test('an address that is not allowed is not dialled, in either family', async () => {
  const away = { code: 'HOST_NOT_ALLOWED', message: expect.stringContaining('192.0.2.7') };
  await expect(dialledAddress('http://192.0.2.7/', loopbackOnly)).rejects.toMatchObject(away);
  await expect(dialledAddress('http://[2001:db8::7]/', loopbackOnly)).rejects.toMatchObject({ code: 'HOST_NOT_ALLOWED' });
  await expect(dialledAddress(`http://localhost:${port}`, complement(['192.0.2.0/24']))).rejects.toMatchObject({
    code: 'HOST_NOT_ALLOWED',
  });
});

test('a name without an address is said to have none', async () => {
  await expect(dialledAddress('http://nowhere.invalid/', loopbackOnly)).rejects.toMatchObject({ code: 'TARGET_DOWN' });
});
