import os from 'node:os';
import { machineBusy, usageOfTree } from '../environments/index.ts';
import { createFold, type Fold } from '../measure/fold.ts';
import type { HeadroomError } from '../model/error.ts';
import type { LoadStep } from '../model/load.ts';
import { loadKindOf } from '../model/load-kind.ts';
import type { Provenance } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import type { ErrorLine } from '../model/window-file.ts';
import type { DriverResult, DriverRun } from './drivers/driver.ts';
import { forbiddenHost, isForbidden } from './guard.ts';
import { createLive } from './live.ts';
import type { RunWatch } from './request.ts';

/** What a run left behind once its generator was gone. */
export interface Conducted {
  readonly fold: Fold;
  readonly result: DriverResult;
  /** Ended by the engine: an interruption, a broken target with `abort`, or a host that is not allowed. */
  readonly stopped: { readonly reason: string; readonly interrupted: boolean } | null;
  /** HOST_NOT_ALLOWED, when a request was refused for its host. */
  readonly refused: HeadroomError | null;
  /** Share of this machine's cores the generator used, 0..1; null where it cannot be read. */
  readonly generatorCpu: number | null;
  /** Share of all cores that anything kept busy while there was load, 0..1; null where it cannot be read. */
  readonly machineBusy: number | null;
}

const everyMs = 1000;
/** How long an orderly end may take before the generator is killed. */
const patienceMs = 20_000;

/**
 * Follows a driver's run to its end: folds every line, shows it live, and stops it for a reason. `broken` is asked each second for the text of a target with
 * `abort` that no longer can be met.
 */
export async function conduct(
  run: DriverRun,
  plan: {
    readonly steps: readonly LoadStep[];
    readonly durationS: number;
    readonly broken: (fold: Fold) => string | null;
    readonly driver: Provenance['driver'];
    readonly targets?: readonly Target[];
    readonly latenessLimitMs?: number | undefined;
  },
  watch: RunWatch,
): Promise<Conducted> {
  const fold = createFold({ steps: plan.steps });
  const live = createLive({ ...plan, plannedS: plan.durationS, kind: loadKindOf(plan.driver.kind) });
  const usage = watchUsage(run.pids);
  const busy = machineBusy();
  let stopped: Conducted['stopped'] = null;
  let patience: NodeJS.Timeout | undefined;
  let forbidden: ErrorLine | null = null;
  const stop = (reason: string, interrupted = false) => {
    if (stopped !== null) return;
    stopped = { reason, interrupted };
    run.stop(reason);
    patience = setTimeout(() => run.kill(), patienceMs);
  };
  const onInterrupt = () => stop('interrupted', true);
  watch.interrupted.addEventListener('abort', onInterrupt);
  if (watch.interrupted.aborted) onInterrupt();
  const onKill = () => {
    stop('interrupted', true);
    run.kill();
  };
  watch.killed?.addEventListener('abort', onKill);
  if (watch.killed?.aborted) onKill();
  const timer = setInterval(() => {
    watch.live(live.snapshot(Date.now()));
    usage.read();
    busy.read();
    const target = stopped === null ? plan.broken(fold) : null;
    if (target !== null) stop(`target broken: ${target}`);
  }, everyMs);
  try {
    for await (const line of run.lines) {
      fold.add(line);
      live.add(line);
      if (forbidden === null && isForbidden(line)) {
        forbidden = line;
        stop('host not allowed');
      }
    }
    const result = await run.finished;
    const refused = forbidden === null ? null : forbiddenHost(forbidden, result.complaints);
    return { fold, result, stopped, refused, generatorCpu: usage.share(), machineBusy: busy.share() };
  } catch (error) {
    run.kill();
    throw error;
  } finally {
    clearInterval(timer);
    clearTimeout(patience);
    watch.interrupted.removeEventListener('abort', onInterrupt);
    watch.killed?.removeEventListener('abort', onKill);
  }
}

function watchUsage(pids: readonly number[]) {
  const first = { atMs: Date.now(), cpuSeconds: 0 };
  let last = first;
  return {
    read: () => {
      const usages = pids.map(usageOfTree).filter((usage) => usage !== null);
      const cpuSeconds = usages.reduce((sum, usage) => sum + usage.cpuSeconds, 0);
      if (usages.length > 0) last = { atMs: Date.now(), cpuSeconds: Math.max(last.cpuSeconds, cpuSeconds) };
    },
    share: () => (last === first ? null : last.cpuSeconds / ((last.atMs - first.atMs) / 1000) / os.availableParallelism()),
  };
}
