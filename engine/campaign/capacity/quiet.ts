import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenEnvironment } from '../../environments/index.ts';

const everyMs = 250;
/** Cores of a target at rest; what is left is its own housekeeping. */
const restingCores = 0.15;

/** Waits until a target that was started here is at rest again after a plateau, so that its backlog is not the next one's; at most so many seconds. */
export async function untilQuiet({ probe }: OpenEnvironment, mostS: number, interrupted: AbortSignal): Promise<void> {
  const since = Date.now();
  for (let waitedMs = 0; waitedMs < mostS * 1000 && !interrupted.aborted; waitedMs += everyMs) {
    const last = probe.readings(Date.now(), since).at(-1);
    if (last !== undefined && (last.cpuCores === null || last.cpuCores < restingCores)) return;
    await sleep(everyMs);
  }
}
