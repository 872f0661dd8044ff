import type { LookupAddress } from 'node:dns';
import dns from 'node:dns';
import { connect, isIP, type LookupFunction } from 'node:net';

/** Both loopback addresses, the commoner first. */
export const loopbackAddresses = ['127.0.0.1', '::1'] as const;

/** `localhost` and every name below it lead to this machine whatever a resolver says (RFC 6761, 6.3); many resolvers know no name below it. */
export function isLoopbackName(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

/** Whether a host of a URL is this machine: a name below `localhost`, or an address of 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  return isLoopbackName(host) || /^127\./.test(host) || /^\[?::1\]?$/.test(host);
}

/** A look-up for sockets that asks the system for everything but names below `localhost`. */
export const lookupWithLoopback: LookupFunction = (host, options, done) => {
  if (!isLoopbackName(host)) return dns.lookup(host, options, done);
  const all: LookupAddress[] = loopbackAddresses.map((address) => ({ address, family: isIP(address) }));
  const wanted = all.filter(({ family }) => !options.family || String(options.family).endsWith(String(family)));
  if (options.all) return done(null, wanted);
  const [first] = wanted;
  return done(null, first?.address ?? loopbackAddresses[0], first?.family ?? 4);
};

/** Every address of a host, names below `localhost` included. Rejects as `dns.lookup` does. */
export async function addressesOf(host: string): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return [bare];
  if (isLoopbackName(bare)) return [...loopbackAddresses];
  return (await dns.promises.lookup(bare, { all: true })).map(({ address }) => address);
}

/** Names of these URLs below `localhost`, which k6 looks up by DNS like any other and so has to be told (`hosts`). A browser knows them by itself. */
export function loopbackNames(urls: readonly string[]): string[] {
  const names = urls.map((url) => new URL(url).hostname).filter((host) => isLoopbackName(host) && host !== 'localhost');
  return [...new Set(names)];
}

/** k6's option `hosts` for these URLs: each loopback name with the loopback address at which its port answers. Empty where there is no such name. */
export async function loopbackHosts(urls: readonly string[]): Promise<Record<string, string>> {
  const hosts: Record<string, string> = {};
  for (const name of loopbackNames(urls)) {
    const ports = urls.map((url) => new URL(url)).filter(({ hostname }) => hostname === name);
    const port = Number(ports[0]?.port || (ports[0]?.protocol.endsWith('s:') ? 443 : 80));
    hosts[name] = (await listens('127.0.0.1', port)) || !(await listens('::1', port)) ? '127.0.0.1' : '::1';
  }
  return hosts;
}

const patienceMs = 1000;

/** Whether something accepts connections there; nothing is sent. */
export function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
