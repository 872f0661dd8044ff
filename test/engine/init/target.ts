import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** What the first journeys expect of a system: a front page, a login, an account, and a channel that answers. Counts what was asked of it. */
export async function openTarget(password: string) {
  const asked = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const name = `${request.method} ${request.url}`;
    asked.set(name, (asked.get(name) ?? 0) + 1);
    if (name === 'GET /')
      return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><h1>Shop</h1>');
    if (name === 'POST /login') {
      const account = JSON.parse(await bodyOf(request));
      const known = account.password === password && /^user\d+@example\.com$/.test(account.email);
      return response
        .writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
        .end(JSON.stringify(known ? { token: 't0k3n' } : {}));
    }
    const signedIn = name === 'GET /me' && request.headers.authorization === 'Bearer t0k3n';
    return response.writeHead(signedIn ? 200 : 404).end('{}');
  });
  const channels = new WebSocketServer({ server });
  channels.on('connection', (socket) => socket.on('message', (message) => socket.send(message.toString())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      for (const socket of channels.clients) socket.terminate();
      channels.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
