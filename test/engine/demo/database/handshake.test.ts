import { describe, expect, it } from 'vitest';
import { HANDSHAKE_MS, handshakeOf } from '../../../../engine/demo/database/handshake.ts';

describe('the modelled handshake', () => {
  const waited = async (keepConnections: boolean) => {
    const startedAt = performance.now();
    await handshakeOf(keepConnections)();
    return performance.now() - startedAt;
  };

  it('is waited for while connections are opened anew', async () => {
    // A timer may fire up to a millisecond early.
    expect(await waited(false)).toBeGreaterThan(HANDSHAKE_MS - 1);
  });

  it('costs nothing while they are kept', async () => {
    let done = false;
    void handshakeOf(true)().then(() => {
      done = true;
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(done).toBe(true);
  });
});
