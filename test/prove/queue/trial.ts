import { type QueueCondition, servers, serviceMs, warmUpS as usualWarmUpS } from './conditions.ts';
import { loadQueue } from './loaded.ts';
import type { QueueOutcome } from './outcome.ts';
import { startQueue } from './process.ts';

interface QueueTrial {
  readonly condition: QueueCondition;
  readonly warmUpS?: number;
  readonly seed: number;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** A queue of its own, loaded by one run. */
export async function queueTrial({ condition, warmUpS = usualWarmUpS, seed, folder, signal }: QueueTrial): Promise<QueueOutcome> {
  const { name, load, holdS, theory } = condition;
  await using queue = await startQueue({ servers, serviceMs, seed });
  const loaded = await loadQueue({ url: queue.url, load, warmUpS, holdS, seed: seed % 1_000_000, folder, signal });
  const { mean, p95, requests, failed, validity, point, hold } = loaded;
  const summary = await queue.report(hold.fromMs, hold.toMs);
  if (summary === null) throw new Error('Nobody came to the queue.');
  return {
    condition: name,
    disturbed: 0,
    driver: load.driver,
    theory,
    measured: { mean, p95, requests, perSecond: requests / holdS, failed, validity },
    queue: summary,
    plateau: {
      littleDifference: point.little?.difference ?? null,
      demandMs: point.resources.find(({ resource }) => resource === 'pool')?.demandMs ?? null,
      excluded: point.excluded.map(({ code }) => code),
    },
  };
}
