import type { ClientRequest, IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { ObstacleCode } from '../../../model/obstacle.ts';
import type { Obstacle } from '../driver.ts';
import { describeError } from '../generator/connect-errors.ts';
import type { WsPlan } from './plan.ts';

/** Why a connection did not open, or ended. */
export interface Fault {
  readonly reason: string;
  readonly code: ObstacleCode;
  readonly side: Obstacle['side'];
}

export interface SocketEvents {
  opened(): void;
  heard(text: string | null, bytes: number): void;
  /** Gone, opened before or not; once. */
  gone(fault: Fault): void;
}

const largestMessageBytes = 16 * 1024 * 1024;
const timedOut = /handshake has timed out/;

/** Opens one WebSocket to the address of a plan. A silent one does not even answer pings. */
export function openSocket(plan: WsPlan, silent: boolean, events: SocketEvents): WebSocket {
  const { tls } = plan;
  const socket = new WebSocket(`${tls === null ? 'ws' : 'wss'}://${plan.address}:${plan.port}${plan.path}`, [...plan.protocols], {
    headers: { host: plan.host, ...plan.headers },
    handshakeTimeout: plan.timeoutS * 1000,
    perMessageDeflate: false,
    autoPong: !silent,
    maxPayload: largestMessageBytes,
    ...(tls === null
      ? {}
      : {
          rejectUnauthorized: tls.verify,
          ...(tls.serverName === null ? {} : { servername: tls.serverName }),
          ...(tls.ca === null ? {} : { ca: tls.ca }),
          ...(tls.certificate === null ? {} : { cert: tls.certificate }),
          ...(tls.key === null ? {} : { key: tls.key }),
          ...(tls.keyPassword === null ? {} : { passphrase: tls.keyPassword }),
        }),
  });
  let open = false;
  let fault: Fault | null = null;
  socket.on('open', () => {
    open = true;
    events.opened();
  });
  socket.on('message', (data, isBinary) => {
    const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data as ArrayBuffer);
    events.heard(isBinary ? null : bytes.toString(), bytes.length);
  });
  for (const beat of ['ping', 'pong'] as const) socket.on(beat, () => events.heard(null, 0));
  socket.on('unexpected-response', (_: ClientRequest, response: IncomingMessage) => {
    fault ??= { reason: `HTTP ${response.statusCode} in place of the handshake`, code: 'rejected', side: 'target' };
    // With a listener of our own, ws leaves the end of it to us.
    socket.terminate();
  });
  // What follows an error is a close, where it is told.
  socket.on('error', (error) => {
    fault ??= open ? null : faultOf(error);
  });
  socket.on('close', (code, reason) => {
    const words = String(reason).slice(0, 100);
    events.gone(fault ?? { reason: `closed by the target (${code}${words === '' ? '' : `: ${words}`})`, code: 'ended', side: 'target' });
  });
  return socket;
}

function faultOf(error: Error): Fault {
  if (timedOut.test(error.message)) return { reason: 'the handshake was not answered in time', code: 'unanswered', side: 'target' };
  const { text, own } = describeError(error);
  if (own !== undefined) return { reason: text, code: own, side: 'generator' };
  const { code } = error as NodeJS.ErrnoException;
  return { reason: text, code: code === 'EHOSTUNREACH' || code === 'ENETUNREACH' ? 'unreachable' : 'refused', side: 'target' };
}
