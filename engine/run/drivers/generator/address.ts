/** PEM texts. */
export interface TlsTexts {
  /** Null for an address, to which no name is sent. */
  readonly serverName: string | null;
  readonly verify: boolean;
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly keyPassword: string | null;
}

/** One address of a service, and how to get there: all is text, since it crosses into the generator's process. */
export interface Address {
  /** An address that was checked to be allowed, in brackets where it is of the sixth version: nothing else is dialled. */
  readonly address: string;
  readonly port: number;
  /** With the path of the service before it. */
  readonly path: string;
  /** Host and port as the target is called, for the header and its certificate. */
  readonly host: string;
  /** In results. */
  readonly name: string;
  /** Null without TLS. */
  readonly tls: TlsTexts | null;
  readonly headers: Readonly<Record<string, string>>;
}
