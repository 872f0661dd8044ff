import { setTimeout as delay } from 'node:timers/promises';

/**
 * What opening a connection to a database across a network costs: TCP, TLS and authentication take
 * some 10 to 20 ms. SQLite has none of these, so the demo models them as a wait.
 */
export const HANDSHAKE_MS = 12;

/** The wait of one checkout: nothing while connections are kept, a handshake while each is opened anew. */
export function handshakeOf(keepConnections: boolean): () => Promise<void> {
  return keepConnections ? async () => undefined : () => delay(HANDSHAKE_MS);
}
