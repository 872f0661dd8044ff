import { HeadroomError } from '../model/error.ts';
import { parseRange } from './address-ranges.ts';
import { addressesOf, listens } from './loopback.ts';

/**
 * The address a generator is to dial for a URL: one of its host's that is allowed, the first at which something listens. Nothing is sent to any other. Throws
 * HOST_NOT_ALLOWED where none is allowed, TARGET_DOWN where the name has none.
 */
export async function dialledAddress(url: string, forbiddenRanges: readonly string[]): Promise<{ address: string; port: number }> {
  const { hostname, port, protocol } = new URL(url);
  const wanted = Number(port || (/^(https|wss):$/.test(protocol) ? 443 : 80));
  const all = await addressesOf(hostname).catch((error: unknown) => {
    throw new HeadroomError('TARGET_DOWN', `The name ${hostname} has no address.`, 'Check the spelling of the URL.', error);
  });
  const allowed = all.filter((address) => !isWithin(address, forbiddenRanges));
  const [first] = allowed;
  if (first === undefined)
    throw new HeadroomError(
      'HOST_NOT_ALLOWED',
      `${hostname} is at ${all.join(', ')}, which this environment does not allow to be loaded.`,
      'If you may load it, add it to allowedHosts of the environment.',
    );
  for (const address of allowed) if (await listens(address, wanted)) return { address, port: wanted };
  return { address: first, port: wanted };
}

function isWithin(address: string, ranges: readonly string[]): boolean {
  const one = parseRange(address);
  if (one === null) return true;
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && range.bits === one.bits && range.from <= one.from && one.to <= range.to;
  });
}
