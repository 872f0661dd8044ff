import { connect } from 'node:tls';
import { HeadroomError } from '../../../model/error.ts';
import type { TlsTexts } from '../generator/address.ts';
import type { AutocannonPlan } from './plan.ts';

/** What autocannon, and Node, take of certificates. */
export function tlsOptions({ serverName, ca, certificate, key, keyPassword }: TlsTexts) {
  return {
    ...(serverName === null ? {} : { servername: serverName }),
    tlsOptions: {
      ...(ca === null ? {} : { ca }),
      ...(certificate === null ? {} : { cert: certificate }),
      ...(key === null ? {} : { key }),
      ...(keyPassword === null ? {} : { passphrase: keyPassword }),
    },
  };
}

/** autocannon trusts any certificate, so we look at the target's before it does. Throws TARGET_DOWN. */
export async function assertTrusted({ address, port, timeoutS, tls }: AutocannonPlan): Promise<void> {
  if (tls === null || !tls.verify) return;
  const { servername, tlsOptions: options } = tlsOptions(tls) as { servername?: string; tlsOptions: object };
  const socket = connect({
    ...options,
    host: address.replace(/^\[|\]$/g, ''),
    port,
    timeout: timeoutS * 1000,
    ...(servername === undefined ? {} : { servername }),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
      socket.once('timeout', () => reject(new Error('no answer')));
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new HeadroomError(
      'TARGET_DOWN',
      `No TLS connection that can be trusted: ${why}.`,
      'Name its authority in tls.ca, or set tls.verify to false.',
    );
  } finally {
    socket.destroy();
  }
}
