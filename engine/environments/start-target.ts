import path from 'node:path';
import type { Dispatcher } from 'undici';
import type { Environment } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { startDemoTarget } from './demo-target.ts';
import { answers, waitForHealth } from './health.ts';
import type { OpenOptions, Undo } from './open-options.ts';
import { startCommand } from './started-target.ts';

/** What starting a target tells of it; nothing but a null pid where it runs already. */
export interface TargetFacts {
  readonly pid: number | null;
  readonly services?: Readonly<Record<string, string>>;
  readonly metricsUrl?: string;
  readonly accountsFile?: string;
  readonly fingerprint?: Readonly<Record<string, unknown>>;
}

/** Starts the demo or the environment's command, or only waits for health. Throws PORT_IN_USE, TARGET_START_FAILED, TARGET_DOWN. */
export async function startTarget(
  options: OpenOptions,
  env: Record<string, string>,
  connection: Dispatcher,
  undo: Undo[],
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
