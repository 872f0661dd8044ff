/** k6's options for our own journeys, as JSON. TLS is left to the entry file, which reads keys when it runs and so keeps them out of every file. */
export interface OptionSettings {
  readonly scenarios: Readonly<Record<string, unknown>>;
  readonly userAgent: string;
  readonly verifyTls: boolean;
  readonly hostAddresses: Readonly<Record<string, string>>;
}

/** What the recorder keeps, and what it groups errors by. `url` repeats `name`; browsers and web sockets have it alone. */
const systemTags = ['scenario', 'group', 'name', 'url', 'method', 'status', 'expected_response', 'check', 'error', 'error_code'];

export function optionsOf({ scenarios, userAgent, verifyTls, hostAddresses }: OptionSettings): Record<string, unknown> {
  return {
    scenarios,
    systemTags,
    userAgent,
    insecureSkipTLSVerify: !verifyTls,
    hosts: hostAddresses,
    // A user keeps cookies for life, as a browser does: signing in once is enough.
    noCookiesReset: true,
    throw: false,
    setupTimeout: '120s',
    teardownTimeout: '60s',
  };
}
