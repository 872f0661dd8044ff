import type { JourneyContext } from '../../../model/journey-context.ts';
import type { LoadPlan } from '../../load/plan.ts';

/** The k6 that was found, as `resolveK6` of `engine/setup/k6.mjs` tells it. */
export interface K6Binary {
  readonly path: string;
  /** `recorder` is our build with the recorder in it; `stock` any other k6, read through CSV. */
  readonly kind: 'recorder' | 'stock';
}

/** One journey of a mix. */
export interface K6Journey {
  /** Name in results and of its k6 scenario. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly weight: number;
  /** Users of its own, beside those shared by weight. */
  readonly users: number | null;
  readonly pacingS: number | null;
}

export interface JourneyWork {
  readonly kind: 'journeys';
  readonly journeys: readonly K6Journey[];
  readonly load: LoadPlan;
  /** Instead of the load: so many passes of every journey in turn by one user, to count the work they cause. */
  readonly passes?: number;
  readonly context: JourneyContext;
  /** Sent with every request by the journeys' helpers; they may be secret, so they go by environment. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A script that was brought along, run as it is. */
export interface ScriptWork {
  readonly kind: 'script';
  readonly file: string;
  /** k6's own summary and thresholds off: faster, but `handleSummary` and `abortOnFail` do not run. */
  readonly lean: boolean;
  /** The script's own `blacklistIPs`, from `inspectScript`: ours on the command line would replace them. */
  readonly forbiddenRanges: readonly string[];
}

export interface K6Network {
  /** CIDR blocks k6 must refuse to dial. */
  readonly forbiddenRanges: readonly string[];
  /** Names, addresses and ranges that a browser may reach. */
  readonly allowedNames: readonly string[];
  readonly proxy: string | null;
  /** k6's `hosts`: names that no resolver need know. For our own journeys; a script has its own. */
  readonly hostAddresses: Readonly<Record<string, string>>;
  /** As k6's `--local-ips`. */
  readonly localAddresses: string | null;
  readonly tls: K6Tls | null;
}

/** Absolute paths of PEM files. */
export interface K6Tls {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly keyPassword: string | null;
  readonly verify: boolean;
  /** Hosts the client certificate is shown to. */
  readonly hosts: readonly string[];
}

export interface K6Plan {
  readonly binary: K6Binary;
  /** Where windows, log and entry file are written; absolute, exists. */
  readonly folder: string;
  /** Working directory, for what a script opens relative to it. */
  readonly workingFolder: string;
  readonly work: JourneyWork | ScriptWork;
  readonly network: K6Network;
  /** Chromium for browser journeys; null when there is none. */
  readonly browser: string | null;
  /** By environment variable; never in arguments or files. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Takes every secret out of a text. */
  readonly mask: (text: string) => string;
  /** Our own rules for endpoint names, as JSON of `configuration.templating`. */
  readonly templating: readonly { readonly match: string; readonly replace: string }[];
  readonly userAgent: string;
}
