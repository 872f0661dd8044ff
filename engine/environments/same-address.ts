import { addressesOf, isLoopback, isLoopbackName } from './loopback.ts';

/** A URL in one spelling: no default port, no slash at its end, one word for this machine; names below `localhost` stay apart, which a server may tell apart too. */
function spelled(text: string): string {
  const url = new URL(text.replace(/^ws/, 'http'));
  const host = isLoopback(url.hostname) && (!isLoopbackName(url.hostname) || url.hostname === 'localhost') ? 'localhost' : url.hostname;
  return `${url.protocol}//${host.replace(/\.$/, '')}:${portOf(url)}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** Whether two URLs are one: case of the host, default port, a slash at the end and the names of this machine make no difference. */
export function sameUrl(one: string, other: string): boolean {
  return spelled(one) === spelled(other);
}

/** Whether two URLs lead to one socket: an address and the port in common. False where a name has no address. */
export async function sameAddress(one: string, other: string): Promise<boolean> {
  const [first, second] = [one, other].map((text) => new URL(text.replace(/^ws/, 'http')));
  if (first === undefined || second === undefined || portOf(first) !== portOf(second)) return false;
  const [ours, theirs] = await Promise.all([first, second].map(({ hostname }) => addressesOf(hostname).catch(() => [] as string[])));
  return (ours ?? []).some((address) => theirs?.includes(address));
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}
