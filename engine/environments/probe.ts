import { type Dispatcher, fetch } from 'undici';
import type { ProbeReading } from '../model/run.ts';
import { machineBusySeconds } from './machine-busy.ts';
import { usageOfTree } from './process-tree.ts';
import { parsePrometheus } from './prometheus.ts';

/** Reads the target's own numbers at an interval until it is stopped. */
export interface Probe {
  /** Readings so far, `atS` counted from `zeroMs`; those before `fromMs` left out (both unix ms). */
  readings(zeroMs: number, fromMs?: number): ProbeReading[];
  stop(): void;
}

interface Reading extends Omit<ProbeReading, 'atS'> {
  readonly atMs: number;
}

export interface ProbeOptions {
  readonly everyS: number;
  /** Head of the process tree whose CPU and memory are read. */
  readonly pid: number | null;
  /** Prometheus page. */
  readonly metricsUrl: string | null;
  /** Whether this machine's own CPU time is read too: the target shares it. */
  readonly machine?: boolean;
  readonly connection: Dispatcher;
}

/** Reads what is told of it: a process tree, a Prometheus page, this machine, any of them. */
export function startProbe(options: ProbeOptions): Probe {
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
    const machine = options.machine === true ? { machineBusyS: machineBusySeconds() } : {};
    const { values, tookMs } = await readMetrics(options.metricsUrl, options.connection);
    // A page is of the moment it was made, which on a busy target is some way after it was asked for.
    readings.push({ atMs: atMs + tookMs / 2, cpuCores, memoryBytes: usage?.memoryBytes ?? null, ...machine, values });
    busy = false;
  };
  const timer = setInterval(() => void read(), options.everyS * 1000);
  void read();
  return {
    readings: (zeroMs, fromMs = Number.NEGATIVE_INFINITY) =>
      readings.filter(({ atMs }) => atMs >= fromMs).map(({ atMs, ...rest }) => ({ atS: (atMs - zeroMs) / 1000, ...rest })),
    stop: () => clearInterval(timer),
  };
}

/** An unreachable page is a gap in the readings, never an end of the run. */
async function readMetrics(url: string | null, connection: Dispatcher): Promise<{ values: Record<string, number>; tookMs: number }> {
  if (url === null) return { values: {}, tookMs: 0 };
  const askedMs = performance.now();
  const after = (values: Record<string, number>) => ({ values, tookMs: performance.now() - askedMs });
  try {
    const response = await fetch(url, { dispatcher: connection, signal: AbortSignal.timeout(2000) });
    return after(response.ok ? parsePrometheus(await response.text()) : {});
  } catch (error) {
    if (error instanceof Error) return after({});
    throw error;
  }
}
