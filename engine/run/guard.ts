import { HeadroomError } from '../model/error.ts';
import type { WindowFileLine } from '../model/window-file.ts';

/** k6's error code for an address in `--blacklist-ip` (js/common and lib/netext: errorcodes, "blacklisted IP"). */
const blacklistedCode = 1110;

/** The error for a request that was refused because its host is not allowed, or null for any other line. */
export function forbiddenHost(line: WindowFileLine): HeadroomError | null {
  if (!('error' in line) || line.error.code !== blacklistedCode) return null;
  const { message, name, examples } = line.error;
  const host = /'https?:\/\/([^/'?]+)/.exec(examples[0] ?? '')?.[1] ?? hostOf(name) ?? message;
  return new HeadroomError(
    'HOST_NOT_ALLOWED',
    `A request to ${host} was refused before its first packet: this environment does not allow that host (${name}).`,
    'A redirect or a link led there. If you may load it, add it to allowedHosts of the environment.',
  );
}

function hostOf(name: string): string | null {
  return URL.canParse(name) ? new URL(name).host : null;
}
