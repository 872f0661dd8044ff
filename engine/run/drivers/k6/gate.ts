import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What is in front of a declared proxy. The browser has a gate of its own: it asks for things nobody told it to, which are refused without a word. */
export interface Gates {
  readonly k6: string | null;
  readonly browser: string | null;
  close(): void;
}

export async function openGates(proxy: string | null, allowedNames: readonly string[], onRefused: (host: string) => void): Promise<Gates> {
  if (proxy === null) return { k6: null, browser: null, close: () => undefined };
  const k6 = await openGate({ proxy, allowedNames, onRefused });
  const browser = await openGate({ proxy, allowedNames, onRefused: () => undefined });
  return {
    k6: k6.url,
    browser: browser.url,
    close() {
      k6.close();
      browser.close();
    },
  };
}

/**
 * A proxy of ours on loopback before the proxy that was declared. Behind a proxy k6 and the browser cannot check addresses, and would follow a redirect
 * anywhere: here every host is held against the allowed names before its request goes on.
 */
export interface Gate {
  /** What k6 and the browser use as their proxy. */
  readonly url: string;
  close(): void;
}

export interface GateSettings {
  /** The declared proxy; a user and password in it are sent to it alone. */
  readonly proxy: string;
  readonly allowedNames: readonly string[];
  /** Called for each request that was refused. */
  readonly onRefused: (host: string) => void;
}

export async function openGate({ proxy, allowedNames, onRefused }: GateSettings): Promise<Gate> {
  const upstream = new URL(proxy);
  const allows = (host: string) => {
    const allowed = allowedNames.some((pattern) => matches(pattern.toLowerCase(), host.toLowerCase()));
    if (!allowed) onRefused(host);
    return allowed;
  };
  const server = createServer((request, response) => forward(upstream, allows, request, response));
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => tunnel(upstream, allows, request, client, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

function forward(upstream: URL, allows: (host: string) => boolean, request: IncomingMessage, response: ServerResponse): void {
  const target = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
  if (target === null || !allows(target.hostname)) {
    response.writeHead(403).end();
    return;
  }
  const onward = ask(upstream, request.method ?? 'GET', target.href, request.headers);
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  request.pipe(onward);
}

function tunnel(upstream: URL, allows: (host: string) => boolean, request: IncomingMessage, client: Duplex, head: Buffer): void {
  const target = request.url ?? '';
  client.on('error', () => client.destroy());
  if (!allows(target.replace(/:\d+$/, ''))) {
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  const onward = ask(upstream, 'CONNECT', target, { host: target });
  onward.on('connect', (answer, server: Duplex, first: Buffer) => {
    client.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n\r\n`);
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.write(first);
    server.write(head);
    server.pipe(client);
    client.pipe(server);
  });
  onward.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  onward.end();
}

function ask({ protocol, hostname, port, username, password }: URL, method: string, path: string, headers: IncomingMessage['headers']) {
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const given = username === '' ? headers : { ...headers, 'proxy-authorization': `Basic ${credentials}` };
  const secure = protocol === 'https:';
  const send = secure ? httpsRequest : httpRequest;
  return send({ hostname, port: port || (secure ? 443 : 80), method, path, headers: given });
}
