import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { HeadroomError } from '../../../model/error.ts';
import type { K6Tls } from './plan.ts';

/** Holds a client key that was locked, opened; k6 itself opens only the older of the two formats. */
const keyVariable = 'HEADROOM_TLS_KEY';

/** JavaScript of k6's `tlsAuth`, which reads certificate and key as k6 starts, so that no file of ours holds them. */
export function tlsAuthSource(tls: K6Tls | null): string {
  if (tls?.certificate == null || tls.key == null) return '';
  const key = tls.keyPassword === null ? `open(${JSON.stringify(tls.key)})` : `__ENV.${keyVariable}`;
  return `options.tlsAuth = [{ cert: open(${JSON.stringify(tls.certificate)}), key: ${key}, domains: ${JSON.stringify(tls.hosts)} }];\n`;
}

/** What k6 is told of TLS by its environment. Throws CONFIG_INVALID when the password does not open the key. */
export function tlsEnvironment(tls: K6Tls | null): Record<string, string> {
  return {
    ...(tls?.ca == null ? {} : { SSL_CERT_FILE: tls.ca }),
    ...(tls?.key == null || tls.keyPassword === null ? {} : { [keyVariable]: unlocked(tls.key, tls.keyPassword) }),
  };
}

function unlocked(file: string, passphrase: string): string {
  try {
    return createPrivateKey({ key: readFileSync(file), passphrase })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
  } catch (error) {
    throw new HeadroomError(
      'CONFIG_INVALID',
      `tls.keyPassword does not open ${file}.`,
      'Check the secret that keyPassword refers to.',
      error,
    );
  }
}

/**
 * Chromium's arguments for TLS. It reads no PEM files: a certificate authority of one's own is named by the SHA-256 of its public key; k6 splits arguments at
 * commas, so there can be one.
 */
export function browserTlsArguments(tls: K6Tls | null): string[] {
  if (tls?.verify === false) return ['ignore-certificate-errors'];
  if (tls?.ca == null) return [];
  const text = readFileSync(tls.ca, 'utf8');
  if (text.match(/-----BEGIN CERTIFICATE-----/g)?.length !== 1) return [];
  const publicKey = new X509Certificate(text).publicKey.export({ type: 'spki', format: 'der' });
  return [`ignore-certificate-errors-spki-list=${createHash('sha256').update(publicKey).digest('base64')}`];
}
