import path from 'node:path';
import type { Dispatcher } from 'undici';
import type { Environment } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { type AllowedHosts, allowedHosts } from './allowed-hosts.ts';
import { connectionOf } from './connection.ts';
import { startDemoTarget } from './demo-target.ts';
import { answers, assertReachable, waitForHealth } from './health.ts';
import { runHook } from './hook.ts';
import { type Probe, startProbe } from './probe.ts';
import { startCommand } from './started-target.ts';

export { thisMachine } from './machine.ts';
export { usageOfTree } from './process-tree.ts';

/** An environment that is up, checked and watched. */
export interface OpenEnvironment {
  readonly services: Readonly<Record<string, string>>;
  readonly allowed: AllowedHosts;
  readonly probe: Probe;
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

export interface OpenOptions {
  readonly name: string;
  readonly environment: Environment;
  /** Project folder; the demo's database lives under its `.headroom/demo`. */
  readonly folder: string;
  readonly runId: string;
  /** Values of `environment.secrets` and of the key's password. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly keyPassword?: string;
  readonly mask: (text: string) => string;
  readonly onProgress: (text: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Checks allowed hosts, prepares, starts, waits for health and begins to probe. Whatever was begun when it fails is undone before the error leaves:
 * HOST_NOT_ALLOWED, PORT_IN_USE, TARGET_START_FAILED, TARGET_DOWN, HOOK_FAILED, TLS_FILE_MISSING.
 */
export async function openEnvironment(options: OpenOptions): Promise<OpenEnvironment> {
  const { environment } = options;
  const closers: (() => Promise<string | null>)[] = [];
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

  async function open(given: OpenOptions, undo: (() => Promise<string | null>)[]): Promise<Omit<OpenEnvironment, 'close'>> {
    if (environment.demo === undefined) await allowedHosts(environment, environment.services);
    const connection = connectionOf(environment, given.keyPassword);
    undo.push(() => connection.close().then(() => null));
    const notes: string[] = [];
    const env = hookEnvironment(given, environment.services);
    if (environment.prepare !== undefined) {
      given.onProgress('Preparing the environment');
      if (environment.cleanup !== undefined) undo.push(leashedCleanup(given, env));
      notes.push((await runHook('prepare', environment.prepare, env, given.mask)).lastLine);
    } else if (environment.cleanup !== undefined) undo.push(leashedCleanup(given, env));
    const target = await startTarget(given, env, connection, undo);
    const services = target.services ?? environment.services;
    const allowed = await allowedHosts(environment, services);
    for (const [service, url] of Object.entries(services)) await assertReachable(service, url, connection);
    const probe = startProbe({
      everyS: environment.probes.every,
      pid: environment.probes.process ? target.pid : null,
      metricsUrl: environment.probes.metrics ?? target.metricsUrl ?? null,
      connection,
    });
    undo.push(async () => {
      probe.stop();
      return null;
    });
    const loopback = Object.values(services).every((url) => /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(new URL(url).hostname));
    return {
      services,
      allowed,
      probe,
      fingerprint:
        environment.fingerprint === undefined
          ? (target.fingerprint ?? null)
          : await readFingerprint(given, hookEnvironment(given, services)),
      started: target.pid !== null,
      coLocated: loopback,
      accountsFile: target.accountsFile ?? null,
      notes: notes.filter((note) => note !== ''),
    };
  }
}

interface TargetFacts {
  readonly pid: number | null;
  readonly services?: Readonly<Record<string, string>>;
  readonly metricsUrl?: string;
  readonly accountsFile?: string;
  readonly fingerprint?: Readonly<Record<string, unknown>>;
}

async function startTarget(
  options: OpenOptions,
  env: Record<string, string>,
  connection: Dispatcher,
  undo: (() => Promise<string | null>)[],
): Promise<TargetFacts> {
  const { demo, start, health } = options.environment;
  if (demo !== undefined) {
    options.onProgress('Starting the demo application');
    const target = await startDemoTarget(demo, path.join(options.folder, '.headroom', 'demo'), options.onProgress);
    undo.push(() => target.stop().then(() => null));
    return target;
  }
  if (start === undefined) {
    if (health !== undefined) await waitForHealth({ ...waiting(options, health, connection) });
    return { pid: null };
  }
  if (health !== undefined && 'status' in (await answers(health.url, connection)))
    throw new HeadroomError(
      'PORT_IN_USE',
      `Something answers at ${health.url} already, before the target was started.`,
      'Stop it, or leave `start` out to load what is running.',
    );
  options.onProgress('Starting the target');
  const target = startCommand({ command: start.command, cleanup: null }, env);
  undo.push(() => target.stop().then(() => null));
  if (health !== undefined) {
    await waitForHealth({
      ...waiting(options, health, connection),
      stopped: () => (target.ended() === null ? null : options.mask(target.tail() || (target.ended() ?? ''))),
    });
  }
  return { pid: target.pid };
}

function waiting(options: OpenOptions, health: NonNullable<Environment['health']>, connection: Dispatcher) {
  return { url: health.url, timeoutS: health.timeout, connection, ...(options.signal === undefined ? {} : { signal: options.signal }) };
}

/** The clean-up runs even when this process is killed: a leash holds it from now on, and lets go when we ran it ourselves. */
function leashedCleanup(options: OpenOptions, env: Record<string, string>): () => Promise<string | null> {
  const { cleanup } = options.environment;
  if (cleanup === undefined) return async () => null;
  const leash = startCommand({ command: null, cleanup }, env);
  return async () => {
    await leash.stop();
    const said = leash.tail().split('\n');
    const failed = said.some((line) => line.startsWith('{"leash":"cleanup"') && !line.includes('"code":0'));
    const last = said.filter((line) => !line.startsWith('{"leash"')).at(-1) ?? '';
    return options.mask(failed ? `The cleanup command failed: ${last}` : last);
  };
}

async function readFingerprint(options: OpenOptions, env: Record<string, string>): Promise<Record<string, unknown> | null> {
  const command = options.environment.fingerprint;
  if (command === undefined) return null;
  const { output } = await runHook('fingerprint', command, env, options.mask);
  try {
    const facts: unknown = JSON.parse(output);
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new HeadroomError(
    'HOOK_FAILED',
    'The fingerprint command did not print a JSON object.',
    'Print one object such as {"version":"1.4.2","replicas":3}.',
  );
}

function hookEnvironment(options: OpenOptions, services: Readonly<Record<string, string>>): Record<string, string> {
  const urls = Object.entries(services).map(([service, url]) => [
    `HEADROOM_URL_${service.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    url,
  ]);
  return { ...options.secrets, HEADROOM_ENVIRONMENT: options.name, HEADROOM_RUN: options.runId, ...Object.fromEntries(urls) };
}
