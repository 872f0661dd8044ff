import type { ShellSession } from './parts.ts';
import { isOwnAddress } from './places.ts';

/** Needs no network: what the page made itself, and the inspector's own files. */
const harmless = /^(blob:app:\/\/headroom\/|data:|devtools:)/;

/** Grants nothing: no permission, no device, no screen, no download, and no request to anywhere but us. */
export function denyEverything(session: ShellSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnAddress(url) && !harmless.test(url) }));
}
