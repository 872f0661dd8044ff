import { type Browser, chromium } from 'playwright-core';
import { HeadroomError } from '../../../model/error.ts';
import type { PlaywrightOrder } from './plan.ts';

/** A closed port: what the browser is sent to for every host that is not allowed. */
const nowhere = 'http://127.0.0.1:9';
const patienceMs = 30_000;

/**
 * Starts Chromium, all of whose files lie in a folder of its own. Every request, redirects and web sockets too, goes to a proxy that is not there, past which only
 * allowed hosts get. It ends by itself when the pipe to this process breaks. Throws GENERATOR_FAILED.
 */
export async function launchBrowser({ executable, allowedNames, scratch }: PlaywrightOrder): Promise<Browser> {
  process.env.TMPDIR = scratch;
  const bypass = allowedNames.filter((name) => !/[;,\s]/.test(name)).join(';');
  try {
    return await chromium.launch({
      executablePath: executable,
      chromiumSandbox: process.getuid?.() !== 0,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: patienceMs,
      args: [
        '--disable-gpu',
        '--disable-sync',
        '--disable-domain-reliability',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        `--proxy-server=${nowhere}`,
        ...(bypass === '' ? [] : [`--proxy-bypass-list=${bypass}`]),
      ],
    });
  } catch (error) {
    const [said = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new HeadroomError(
      'GENERATOR_FAILED',
      `Chromium did not start: ${said}.`,
      'Try it by hand; HEADROOM_CHROMIUM names another one.',
      error,
    );
  }
}

/** Whether a host is among those that requests may go to. */
export function isAllowed(host: string, names: readonly string[]): boolean {
  const wanted = host.toLowerCase();
  return names.some((name) => (name.startsWith('*.') ? wanted.endsWith(name.slice(1).toLowerCase()) : wanted === name.toLowerCase()));
}
