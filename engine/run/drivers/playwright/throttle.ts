import type { CDPSession } from 'playwright-core';
import type { PageProfile } from '../../../model/page.ts';

/**
 * Chromium delays whole requests, not packets, and so counts no handshakes: like Lighthouse (core/config/constants.js, DEVTOOLS_RTT_ADJUSTMENT_FACTOR and
 * DEVTOOLS_THROUGHPUT_ADJUSTMENT_FACTOR) we ask for more latency and less throughput than the connection to be shown has.
 */
const latencyFactor = 3.75;
const throughputFactor = 0.9;
const bytesPerKilobit = 125;

/** Makes a page as slow as its profile says. */
export async function throttle(session: CDPSession, { cpuSlowdown, connection }: PageProfile): Promise<void> {
  if (cpuSlowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (connection === null) return;
  const bytesPerSecond = (kilobits: number) => Math.floor(kilobits * throughputFactor * bytesPerKilobit);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: connection.rttMs * latencyFactor,
    downloadThroughput: bytesPerSecond(connection.downKbps),
    uploadThroughput: bytesPerSecond(connection.upKbps),
  });
}
