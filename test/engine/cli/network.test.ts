import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { configuration, makeProject } from './project.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const listen = async (server: Server) => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const journey = `import http from 'k6/http';
import { sleep } from 'k6';
export default function () { http.get(JSON.parse(__ENV.HEADROOM_CONTEXT).services.api + '/orders', { tags: { name: 'GET /orders' } }); sleep(0.05); }
`;
const project = (environment: object, files: Record<string, string> = {}) =>
  makeProject({
    'headroom.config.ts': configuration({
      environments: { here: { maxLateness: '5s', ...environment } },
      scenarios: { s: { journeys: [{ journey: 'journey.ts' }], load: { profile: 'smoke', hold: '1s' }, targets: ['errorRate < 50 %'] } },
    }),
    'journey.ts': journey,
    ...files,
  });

/** An authority, a server's and a client's certificate, made on the spot. */
function makeCertificates(folder: string) {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  );
  for (const [name, extension] of [
    ['server', 'subjectAltName=IP:127.0.0.1'],
    ['client', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
      '-addext',
      extension,
    );
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-copy_extensions',
      'copyall',
    );
  }
}

test('a target behind mutual TLS runs with the client certificate, and is refused without', async () => {
  const place = makeProject({});
  makeCertificates(place.folder);
  const file = (name: string) => path.join(place.folder, name);
  const seen = new Set<string>();
  const server = createSecureServer(
    {
      key: readFileSync(file('server.key')),
      cert: readFileSync(file('server.pem')),
      ca: readFileSync(file('ca.pem')),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      seen.add((request.socket as TLSSocket).getPeerCertificate().subject.CN?.toString() ?? '');
      response.end('{}');
    },
  );
  const services = { api: `https://127.0.0.1:${await listen(server)}` };
  const trusted = project({ services, tls: { ca: file('ca.pem'), certificate: file('client.pem'), key: file('client.key') } });
  const good = await trusted.run('run', '--json');
  expect(good.stderr).not.toContain('Error');
  expect(JSON.parse(good.stdout).report.load.failedRequests).toBe(0);
  expect(good.code).toBe(0);
  expect([...seen]).toEqual(['client']);
  const stranger = project({ services, tls: { ca: file('ca.pem') } });
  expect((await stranger.run('run')).code).toBe(69);
  for (const one of [place, trusted, stranger]) one.remove();
});

test('a target behind a proxy is reached through it', async () => {
  const targets: string[] = [];
  const port = await listen(createServer((_, response) => response.end('{}')));
  const proxy = createServer((request: IncomingMessage, response: ServerResponse) => {
    targets.push(request.url ?? '');
    fetch(request.url ?? '').then(
      async (answer) => response.end(await answer.text()),
      () => response.writeHead(502).end(),
    );
  });
  proxy.on('connect', (request, socket) => {
    targets.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  // A name that only the proxy can resolve: whoever goes past it fails.
  proxy.prependListener('request', (request) => {
    request.url = request.url?.replace('shop.test', `127.0.0.1:${port}`);
  });
  const there = project({
    services: { api: 'http://shop.test' },
    allowedHosts: ['shop.test'],
    proxy: `http://127.0.0.1:${await listen(proxy)}`,
  });
  const { code, stdout, stderr } = await there.run('run', '--json');
  expect(stderr).not.toContain('TARGET_DOWN');
  const { report } = JSON.parse(stdout);
  expect(report.load).toMatchObject({ failedRequests: 0 });
  expect(report.labels).toContain('host-name-only');
  expect(code).toBe(0);
  expect(targets.length).toBeGreaterThanOrEqual(report.load.requests);
  there.remove();
});

test('a redirect to a host that is not allowed is refused with its name, before a packet', async () => {
  const port = await listen(createServer((_, response) => response.writeHead(302, { location: 'http://192.0.2.99/elsewhere' }).end()));
  const there = project({ services: { api: `http://127.0.0.1:${port}` } });
  const { code, stderr } = await there.run('run');
  expect(stderr).toContain('HOST_NOT_ALLOWED');
  expect(stderr).toContain('192.0.2.99');
  expect(code).toBe(64);
  there.remove();
});
