import type { Environment } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { complement, parseRange } from './address-ranges.ts';
import { addressesOf, isLoopbackName } from './loopback.ts';

/** What a run may dial, as the drivers need it. */
export interface AllowedHosts {
  /** CIDR blocks a generator must refuse: the complement of what is allowed. Stops redirects too. */
  readonly forbiddenRanges: readonly string[];
  /** Names and addresses a browser may resolve. */
  readonly names: readonly string[];
  /** Behind a proxy addresses cannot be checked. */
  readonly byNameOnly: boolean;
}

const loopback = ['127.0.0.0/8', '::1/128'];
const loopbackNames = ['localhost', '*.localhost', '127.0.0.1', '[::1]'];

/**
 * Checks every service against the environment's allowed hosts, on resolved addresses, before anything is sent.
 * Throws HOST_NOT_ALLOWED with the host's name, TARGET_DOWN when a name has no address.
 */
export async function allowedHosts(environment: Environment, services: Readonly<Record<string, string>>): Promise<AllowedHosts> {
  const listed = environment.allowedHosts;
  const ranges = [...loopback, ...listed.filter((entry) => parseRange(entry) !== null)];
  const names = listed.filter((entry) => parseRange(entry) === null);
  for (const [service, url] of Object.entries(services)) assertListed(service, hostOf(url), names, ranges);
  const dialled = environment.proxy === undefined ? Object.values(services).map(hostOf) : [hostOf(environment.proxy)];
  const wildcardFree = names.filter((name) => !name.startsWith('*'));
  for (const host of new Set([...dialled, ...(environment.proxy === undefined ? wildcardFree : [])])) {
    if (parseRange(host) === null || environment.proxy !== undefined) ranges.push(...(await reachable(host, dialled.includes(host))));
  }
  return {
    forbiddenRanges: complement(ranges),
    names: [
      ...loopbackNames,
      ...listed.filter((entry) => !entry.includes('/')),
      ...(environment.proxy === undefined ? [] : [hostOf(environment.proxy)]),
    ],
    byNameOnly: environment.proxy !== undefined,
  };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

function assertListed(service: string, host: string, names: readonly string[], ranges: readonly string[]): void {
  const literal = parseRange(host);
  const allowed =
    literal === null
      ? isLoopbackName(host) || names.some((name) => matches(name, host))
      : ranges.some((text) => {
          const range = parseRange(text);
          return range !== null && range.bits === literal.bits && range.from <= literal.from && literal.to <= range.to;
        });
  if (allowed) return;
  throw new HeadroomError(
    'HOST_NOT_ALLOWED',
    `Service "${service}" is at ${host}, which this environment does not allow to be loaded.`,
    `If you may load it, add '${host}' to allowedHosts of the environment in headroom.config.ts.`,
  );
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern.toLowerCase() === host.toLowerCase();
}

async function reachable(host: string, required: boolean): Promise<string[]> {
  try {
    return await addressesOf(host);
  } catch (error) {
    if (!required) return [];
    throw new HeadroomError(
      'TARGET_DOWN',
      `The name ${host} has no address.`,
      'Check the spelling of the URL and that this machine can resolve it.',
      error,
    );
  }
}
