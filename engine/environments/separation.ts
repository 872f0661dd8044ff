import { type Dispatcher, fetch } from 'undici';
import { parsePrometheus } from './prometheus.ts';
import { sameAddress, sameUrl } from './same-address.ts';
import { judgeSeparation, type SeparationFinding, type SideEvidence } from './separation-judge.ts';

/** Where one side is asked what it is. */
export interface WatchedSide {
  readonly url: string;
  /** Its Prometheus page; null without one. */
  readonly metricsUrl: string | null;
  readonly connection: Dispatcher;
  /** What its `fingerprint` command printed, of which `version` counts; not what we ourselves started it with. */
  readonly fingerprint?: Readonly<Record<string, unknown>> | null;
}

export interface SeparationOptions {
  readonly base: WatchedSide;
  readonly head: WatchedSide;
  /** Response header that tells the version; the usual ones when null. */
  readonly versionHeader: string | null;
  /** From `StartedSide.startOrder` of the second, or `startsApart`. */
  readonly startOrder?: boolean;
}

export interface SeparationWatch {
  /** Just before the load, both sides up. */
  before(): Promise<void>;
  /** Just after it, with the requests sent to each side; null where they were not counted. */
  after(sent: { readonly base: number | null; readonly head: number | null }): Promise<SeparationFinding>;
}

const usualHeaders = ['x-version', 'x-app-version', 'x-headroom-side'];
const timeoutMs = 5000;
/** The page before and after, and a probe that reads it up to twice a second. */
const ownQuestions = { fixed: 2, perS: 2 };

/** Watches both sides over one stretch of load for proof that they are two. A page or header that cannot be read is evidence that is missing, never an error. */
export function watchSeparation(options: SeparationOptions): SeparationWatch {
  const { base, head } = options;
  const sides = [base, head] as const;
  // One page for both, as of a collector, tells nothing about either.
  const pages = base.metricsUrl === null || head.metricsUrl === null || sameUrl(base.metricsUrl, head.metricsUrl) ? null : [base, head];
  const readPages = async () => await Promise.all((pages ?? []).map(readCounters));
  let before: (Record<string, number> | null)[] = [];
  let versions: (string | null)[] = [];
  let beganMs = Date.now();
  return {
    async before() {
      versions = await Promise.all(sides.map((side) => versionOf(side, options.versionHeader)));
      beganMs = Date.now();
      before = await readPages();
    },
    async after(sent) {
      const after = await readPages();
      const evidence = (index: 0 | 1, sentToIt: number | null): SideEvidence => {
        const [then, now] = [before[index] ?? null, after[index] ?? null];
        return {
          version: versions[index] ?? null,
          sent: sentToIt,
          counts: then === null || now === null ? null : { before: then, after: now },
        };
      };
      return judgeSeparation({
        base: evidence(0, sent.base),
        head: evidence(1, sent.head),
        sameUrl: sameUrl(base.url, head.url),
        sameAddress: await sameAddress(base.url, head.url),
        startOrder: options.startOrder ?? false,
        ownQuestions: ownQuestions.fixed + Math.ceil((ownQuestions.perS * (Date.now() - beganMs)) / 1000),
      });
    },
  };
}

async function versionOf({ url, connection, fingerprint }: WatchedSide, header: string | null): Promise<string | null> {
  const asked = url.replace(/^ws/, 'http');
  const response = await fetch(asked, { dispatcher: connection, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).catch(
    () => null,
  );
  await response?.body?.cancel();
  const told = (header === null ? usualHeaders : [header]).map((name) => response?.headers.get(name)).find(Boolean);
  const version = fingerprint?.version;
  return told ?? (typeof version === 'string' || typeof version === 'number' ? String(version) : null);
}

async function readCounters({ metricsUrl, connection }: WatchedSide): Promise<Record<string, number> | null> {
  if (metricsUrl === null) return null;
  try {
    const response = await fetch(metricsUrl, { dispatcher: connection, signal: AbortSignal.timeout(timeoutMs) });
    return response.ok ? parsePrometheus(await response.text()) : null;
  } catch (unreadable) {
    // Evidence that is missing.
    if (unreadable instanceof Error) return null;
    throw unreadable;
  }
}
