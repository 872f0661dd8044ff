import type { Dispatcher } from 'undici';
import type { Environment } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { type AllowedHosts, allowedHosts } from './allowed-hosts.ts';
import { connectionOf } from './connection.ts';
import { readFingerprint } from './fingerprint.ts';
import { assertReachable } from './health.ts';
import { runHook } from './hook.ts';
import { leashedCleanup } from './leashed-cleanup.ts';
import { isLoopback, loopbackHosts } from './loopback.ts';
import { hookVariables, type OpenOptions, type Undo } from './open-options.ts';
import { type Probe, startProbe } from './probe.ts';
import { startTarget } from './start-target.ts';
import { yieldPriority } from './yield-priority.ts';

export { runControlWorkload } from './control.ts';
export { git, mergeBaseOf } from './git.ts';
export { type KnownProbes, knownProbes } from './known-probes.ts';
export { lendEnvironment } from './lend.ts';
export { thisMachine } from './machine.ts';
export { type MachineBusy, machineBusy } from './machine-busy.ts';
export { serviceVariables } from './open-options.ts';
export { freePorts } from './ports.ts';
export { usageOfTree } from './process-tree.ts';
export { sameUrl } from './same-address.ts';
export { type SeparationWatch, watchSeparation } from './separation.ts';
export type { SeparationFinding } from './separation-judge.ts';
export { openUp } from './up.ts';
export type { StartedSide } from './up-options.ts';
export { openWorktree, type Worktree } from './worktree.ts';

/** An environment that is up, checked and watched. */
export interface OpenEnvironment {
  readonly services: Readonly<Record<string, string>>;
  readonly allowed: AllowedHosts;
  /** Addresses of names below `localhost`, for generators that ask a resolver for them. */
  readonly hostAddresses: Readonly<Record<string, string>>;
  readonly probe: Probe;
  /** The target's Prometheus page; null without one. */
  readonly metricsUrl: string | null;
  /** How Headroom itself reaches the target. Closed with the environment. */
  readonly connection: Dispatcher;
  /** What the target says of itself; null where nothing is known. */
  readonly fingerprint: Readonly<Record<string, unknown>> | null;
  /** Headroom started it just now, so this machine's facts are the target's. */
  readonly started: boolean;
  readonly coLocated: boolean;
  /** JSON file with accounts to sign in with, where the environment brings them. */
  readonly accountsFile: string | null;
  /** Lines about what hooks made and removed. */
  readonly notes: readonly string[];
  /** Stops what was started and runs `cleanup`; always to be called, never throws: what failed is returned as notes. */
  close(): Promise<readonly string[]>;
}

/**
 * Checks allowed hosts, prepares, starts, waits for health and begins to probe. Whatever was begun when it fails is undone before the error leaves:
 * HOST_NOT_ALLOWED, PORT_IN_USE, TARGET_START_FAILED, TARGET_DOWN, HOOK_FAILED, TLS_FILE_MISSING.
 */
export async function openEnvironment(options: OpenOptions): Promise<OpenEnvironment> {
  const { environment } = options;
  const closers: Undo[] = [];
  const close = async () => {
    const notes: string[] = [];
    for (const closer of closers.splice(0).reverse()) {
      const note = await closer().catch((error: unknown) =>
        error instanceof HeadroomError ? `${error.message} ${error.hint}` : String(error),
      );
      if (note !== null && note !== '') notes.push(note);
    }
    return notes;
  };
  try {
    return { ...(await open(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }

  async function open(given: OpenOptions, undo: Undo[]): Promise<Omit<OpenEnvironment, 'close'>> {
    if (environment.demo === undefined) await allowedHosts(environment, environment.services);
    const connection = connectionOf(environment, given.keyPassword);
    undo.push(() => connection.close().then(() => null));
    const notes: string[] = [];
    const env = hookVariables(given, environment.services);
    if (environment.prepare !== undefined) {
      given.onProgress('Preparing the environment');
      if (environment.cleanup !== undefined) undo.push(leashedCleanup(given, env));
      notes.push((await runHook('prepare', environment.prepare, env, given.mask)).lastLine);
    } else if (environment.cleanup !== undefined) undo.push(leashedCleanup(given, env));
    const target = await startTarget(given, env, connection, undo);
    if (given.yields === true && target.pid !== null && yieldPriority(target.pid))
      notes.push('The target was started at a lower priority than its generator, with which it shares this machine.');
    const services = target.services ?? environment.services;
    const allowed = await allowedHosts(environment, services);
    for (const [service, url] of Object.entries(services)) await assertReachable(service, url, connection);
    const metricsUrl = environment.probes.metrics ?? target.metricsUrl ?? null;
    const probe = startProbe({
      everyS: environment.probes.every,
      pid: environment.probes.process ? target.pid : null,
      metricsUrl,
      machine: isHere(services, environment.allowedHosts),
      connection,
    });
    undo.push(async () => {
      probe.stop();
      return null;
    });
    return {
      services,
      allowed,
      hostAddresses: await loopbackHosts(Object.values(services)),
      metricsUrl,
      connection,
      probe,
      fingerprint:
        environment.fingerprint === undefined ? (target.fingerprint ?? null) : await readFingerprint(given, hookVariables(given, services)),
      started: target.pid !== null,
      coLocated: isHere(services, environment.allowedHosts),
      accountsFile: target.accountsFile ?? null,
      notes: notes.filter((note) => note !== ''),
    };
  }
}

/** Whether the target may run on this machine, as far as can be told before it is up. */
export function mayShareMachine({ demo, start, services, allowedHosts: allowed }: Environment): boolean {
  return demo !== undefined || start !== undefined || isHere(services, allowed);
}

/** Everything that may be loaded is on this machine. */
function isHere(services: Readonly<Record<string, string>>, allowed: readonly string[]): boolean {
  const hosts = Object.values(services).map((url) => new URL(url).hostname);
  return hosts.length === 0 ? allowed.length === 0 : hosts.every(isLoopback);
}
