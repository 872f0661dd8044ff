import { readFileSync } from 'node:fs';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { Environment } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { lookupWithLoopback } from './loopback.ts';

/** The environment's TLS files, read; throws TLS_FILE_MISSING with the field that names it. */
export function readTls(environment: Environment, keyPassword?: string) {
  const { tls } = environment;
  return {
    ...(tls?.ca === undefined ? {} : { ca: readPem('ca', tls.ca) }),
    ...(tls?.certificate === undefined ? {} : { cert: readPem('certificate', tls.certificate) }),
    ...(tls?.key === undefined ? {} : { key: readPem('key', tls.key) }),
    ...(keyPassword === undefined ? {} : { passphrase: keyPassword }),
    rejectUnauthorized: tls?.verify ?? true,
  };
}

/** How Headroom itself reaches the target (health, probes): the same TLS and proxy as the generator. */
export function connectionOf(environment: Environment, keyPassword?: string): Dispatcher {
  const tls = readTls(environment, keyPassword);
  return environment.proxy === undefined
    ? new Agent({ connect: { ...tls, lookup: lookupWithLoopback } })
    : new ProxyAgent({ uri: environment.proxy, requestTls: tls });
}

function readPem(field: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new HeadroomError(
      'TLS_FILE_MISSING',
      `tls.${field} names ${file}, which cannot be read.`,
      'Paths are taken from the folder of headroom.config.ts.',
      error,
    );
  }
}

/** A connection that asks nothing but the URL: no certificates of its own, no proxy. */
export function plainConnection(): Dispatcher {
  return new Agent({ connect: { lookup: lookupWithLoopback } });
}
