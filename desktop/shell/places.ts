/** The only origin the window ever shows. */
export const ownScheme = 'app';
export const ownHost = 'headroom';
export const ownOrigin = `${ownScheme}://${ownHost}`;
/** What the system gives us links of. */
export const linkScheme = 'headroom';

const longestAddress = 2048;

/** Whether an address is a page of ours, with nothing smuggled into it. */
export function isOwnAddress(text: string): boolean {
  const address = parsed(text);
  return address !== null && isOwn(address);
}

export function isOwn({ protocol, hostname, port, username, password }: URL): boolean {
  return protocol === `${ownScheme}:` && hostname === ownHost && port === '' && username === '' && password === '';
}

/** What may be handed to the system's browser: http and https without user information, and null for everything else. */
export function externalAddress(text: string): string | null {
  const address = parsed(text);
  if (address === null || (address.protocol !== 'https:' && address.protocol !== 'http:')) return null;
  return address.username === '' && address.password === '' && address.hostname !== '' ? address.href : null;
}

/** The name of a run folder, as the store makes them. */
const runPattern = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,158}[A-Za-z0-9])?$/;

/** The place a link of ours leads to, `headroom://run/<id>`; null for every other text, whatever it holds. */
export function placeOfLink(text: string): string | null {
  const match = /^headroom:\/\/run\/([^/?#]+)\/?$/i.exec(text);
  const run = match?.[1] ?? '';
  return text.length <= longestAddress && runPattern.test(run) ? `/runs/${run}` : null;
}

/** The run a page shows, by its address; null on every other page. */
export function runOfAddress(text: string): string | null {
  const address = parsed(text);
  const run = address === null || !isOwn(address) ? '' : (/^\/runs\/([^/]+)$/.exec(address.pathname)?.[1] ?? '');
  return runPattern.test(run) ? run : null;
}

function parsed(text: string): URL | null {
  return text.length <= longestAddress && URL.canParse(text) ? new URL(text) : null;
}
