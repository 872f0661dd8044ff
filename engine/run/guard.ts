import { HeadroomError } from '../model/error.ts';
import type { ErrorLine, WindowFileLine } from '../model/window-file.ts';
import type { Complaint } from './drivers/driver.ts';

/** k6's error code for an address that `--blacklist-ip` forbids (lib/netext/httpext/error_codes.go). */
const blacklistedCode = 1110;

/** Whether a request was refused because its host is not allowed. */
export function isForbidden(line: WindowFileLine): line is ErrorLine {
  return 'error' in line && line.error.code === blacklistedCode;
}

/** The error for it. Samples only carry the name of the request; where it led is in k6's own words. */
export function forbiddenHost({ error }: ErrorLine, complaints: readonly Complaint[]): HeadroomError {
  const refusal = complaints
    .map(({ message }) => /"([^"]+)": IP \(([^)]+)\) is in a blacklisted range/.exec(message))
    .find((match) => match !== null);
  const [, url = '', address = ''] = refusal ?? [];
  const host = URL.canParse(url) ? new URL(url).host : address;
  return new HeadroomError(
    'HOST_NOT_ALLOWED',
    `A request to ${host || 'a host'} was refused before its first packet: this environment does not allow that host (request "${error.name}").`,
    'A redirect or a link led there. If you may load it, add it to allowedHosts of the environment.',
  );
}
