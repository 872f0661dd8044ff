import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A target on loopback that keeps its own count of what it was asked and told. */
export interface CountingTarget {
  readonly url: string;
  readonly port: number;
  /** Requests it answered or will answer, WebSockets it accepted, messages it heard. */
  readonly counts: { requests: number; connections: number; messages: number };
  readonly open: Set<WebSocket>;
  close(): Promise<void>;
}

export interface TargetHabits {
  answer?: (request: IncomingMessage, response: ServerResponse, count: number) => void;
  /** Most WebSockets at a time; further ones are answered 503. */
  mostSockets?: number;
}

export async function openTarget({ answer, mostSockets }: TargetHabits = {}): Promise<CountingTarget> {
  const counts = { requests: 0, connections: 0, messages: 0 };
  const open = new Set<WebSocket>();
  const server = createServer((request, response) => {
    counts.requests += 1;
    if (answer) answer(request, response, counts.requests);
    else response.end('{"ok":true}');
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    if (open.size >= (mostSockets ?? Number.POSITIVE_INFINITY))
      return socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      counts.connections += 1;
      open.add(accepted);
      accepted.on('close', () => open.delete(accepted));
      accepted.on('error', () => undefined);
      accepted.on('message', (data) => {
        counts.messages += 1;
        const { id } = JSON.parse(String(data));
        accepted.send(JSON.stringify({ id, sentAt: Date.now() }));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    counts,
    open,
    async close() {
      for (const socket of open) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
