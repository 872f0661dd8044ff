import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { SessionStore } from '../auth/sessions.ts';
import type { TrackingHub } from './hub.ts';

const PATH = '/ws/tracking';
const LARGEST_MESSAGE_BYTES = 8 * 1024;

/** Accepts tracking sockets at `/ws/tracking?token=<accessToken>`: 404 elsewhere, 401 without a valid token. */
export function acceptTracking(server: Server, sessions: SessionStore, hub: TrackingHub): void {
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LARGEST_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://demo.invalid');
    if (url.pathname !== PATH) return refuse(socket, 404);
    const session = sessions.byAccessToken(url.searchParams.get('token') ?? '');
    if (!session?.rights.includes('read')) return refuse(socket, 401);
    webSockets.handleUpgrade(request, socket, head, (accepted) => hub.add(accepted, session));
  });
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
