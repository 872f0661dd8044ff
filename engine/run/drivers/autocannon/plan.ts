/** What autocannon is to send, and where to: all is text, since it crosses into its process. */
export interface AutocannonPlan {
  /** An address that was checked to be allowed, or `[...]` of the sixth version: nothing else is dialled. */
  readonly address: string;
  readonly port: number;
  readonly path: string;
  /** Host and port as the target is called, for the header and its certificate. */
  readonly host: string;
  /** Null without TLS. */
  readonly tls: AutocannonTls | null;
  /** Name of the endpoint in results. */
  readonly name: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly pipelining: number;
  /** Most requests per second, all connections together. */
  readonly rate: number | null;
  readonly timeoutS: number;
}

/** The same, as its process gets it. */
export interface AutocannonOrder extends AutocannonPlan {
  /** Most connections there will be. */
  readonly peak: number;
}

/** PEM texts. */
export interface AutocannonTls {
  /** Null for an address, which a certificate's name is not held against by SNI. */
  readonly serverName: string | null;
  readonly verify: boolean;
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly keyPassword: string | null;
}
