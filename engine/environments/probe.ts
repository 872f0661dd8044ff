import { type Dispatcher, fetch } from 'undici';
import type { ProbeReading } from '../model/run.ts';
import { usageOfTree } from './process-tree.ts';
import { parsePrometheus } from './prometheus.ts';

/** Reads the target's own numbers at an interval until it is stopped. */
export interface Probe {
  /** Readings so far, `atS` counted from `zeroMs` (unix ms). */
  readings(zeroMs: number): ProbeReading[];
  stop(): void;
}

interface Reading extends Omit<ProbeReading, 'atS'> {
  readonly atMs: number;
}

/** What is read: a process tree's CPU and memory, a Prometheus page, either or both. `everyS` is the interval in seconds. */
export function startProbe(options: { everyS: number; pid: number | null; metricsUrl: string | null; connection: Dispatcher }): Probe {
  const readings: Reading[] = [];
  let before: { atMs: number; cpuSeconds: number } | null = null;
  let busy = false;

  const read = async () => {
    if (busy) return;
    busy = true;
    const usage = options.pid === null ? null : usageOfTree(options.pid);
    const atMs = Date.now();
    const cpuCores = usage === null || before === null ? null : (usage.cpuSeconds - before.cpuSeconds) / ((atMs - before.atMs) / 1000);
    before = usage === null ? null : { atMs, cpuSeconds: usage.cpuSeconds };
    const values = options.metricsUrl === null ? {} : await readMetrics(options.metricsUrl, options.connection);
    readings.push({ atMs, cpuCores, memoryBytes: usage?.memoryBytes ?? null, values });
    busy = false;
  };
  const timer = setInterval(() => void read(), options.everyS * 1000);
  void read();
  return {
    readings: (zeroMs) => readings.map(({ atMs, ...rest }) => ({ atS: (atMs - zeroMs) / 1000, ...rest })),
    stop: () => clearInterval(timer),
  };
}

/** An unreachable page is a gap in the readings, never an end of the run. */
async function readMetrics(url: string, connection: Dispatcher): Promise<Record<string, number>> {
  try {
    const response = await fetch(url, { dispatcher: connection, signal: AbortSignal.timeout(2000) });
    return response.ok ? parsePrometheus(await response.text()) : {};
  } catch (error) {
    if (error instanceof Error) return {};
    throw error;
  }
}
