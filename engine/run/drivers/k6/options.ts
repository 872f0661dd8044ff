import type { K6Tls } from './plan.ts';

/** k6's options for our own journeys, as JSON. TLS is left to the entry file, which reads keys when it runs and so keeps them out of every file. */
export interface OptionSettings {
  readonly scenarios: Readonly<Record<string, unknown>>;
  readonly userAgent: string;
  readonly verifyTls: boolean;
}

/** What the recorder keeps, and what it groups errors by. `url` repeats `name`; browsers and web sockets have it alone. */
const systemTags = ['scenario', 'group', 'name', 'url', 'method', 'status', 'expected_response', 'check', 'error', 'error_code'];

export function optionsOf({ scenarios, userAgent, verifyTls }: OptionSettings): Record<string, unknown> {
  return {
    scenarios,
    systemTags,
    userAgent,
    insecureSkipTLSVerify: !verifyTls,
    throw: false,
    setupTimeout: '120s',
    teardownTimeout: '60s',
  };
}

/** JavaScript of k6's `tlsAuth`, which reads the certificate and the key as k6 starts. */
export function tlsAuthSource(tls: K6Tls | null): string {
  if (tls?.certificate == null || tls.key == null) return '';
  const password = tls.keyPassword === null ? '' : `, password: __ENV.${keyPasswordVariable}`;
  return `options.tlsAuth = [{ cert: open(${JSON.stringify(tls.certificate)}), key: open(${JSON.stringify(tls.key)})${password}, domains: ${JSON.stringify(tls.hosts)} }];\n`;
}

export const keyPasswordVariable = 'HEADROOM_TLS_KEY_PASSWORD';
