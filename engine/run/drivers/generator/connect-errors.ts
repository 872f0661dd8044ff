import type { ObstacleCode } from '../../../model/obstacle.ts';

interface KnownError {
  readonly text: string;
  /** k6's code for it (lib/netext/httpext/error_codes.go). */
  readonly code: number;
  /** Where the fault is this machine's, so that it says nothing of the target. */
  readonly own?: ObstacleCode;
}

const unknown = 1000;

const known: Readonly<Record<string, KnownError>> = {
  EMFILE: { text: 'this process may open no more files', code: unknown, own: 'file-limit' },
  ENFILE: { text: 'this machine may open no more files', code: unknown, own: 'file-limit' },
  EADDRNOTAVAIL: { text: 'no local port is left', code: unknown, own: 'port-range' },
  EADDRINUSE: { text: 'no local port is left', code: unknown, own: 'port-range' },
  ENOMEM: { text: 'no memory is left for sockets', code: unknown, own: 'memory' },
  ENOBUFS: { text: 'no memory is left for sockets', code: unknown, own: 'memory' },
  ECONNREFUSED: { text: 'connection refused', code: 1212 },
  ECONNRESET: { text: 'connection reset by peer', code: 1220 },
  EPIPE: { text: 'connection closed by peer', code: 1201 },
  ETIMEDOUT: { text: 'connecting timed out', code: 1211 },
  EHOSTUNREACH: { text: 'no route to host', code: 1200 },
  ENETUNREACH: { text: 'network unreachable', code: 1200 },
};

/** What an error of a socket means, in words that group. */
export function describeError(error: unknown): KnownError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const found = typeof code === 'string' ? known[code] : undefined;
  return found ?? { text: typeof message === 'string' && message !== '' ? message : String(code ?? 'connection failed'), code: unknown };
}
