import { signalPattern } from '../../model/scaling-policy.ts';

/** What a second of the simulated service shows, as means over the window of a metric. Rates are per second, of the whole service. */
export interface Reading {
  readonly requests: number;
  readonly served: number;
  /** Requests that wait. */
  readonly backlog: number;
  readonly latencyMs: number;
  /** Percent of what ready replicas can do. */
  readonly utilisation: number;
  /** Cores in use. */
  readonly cores: number;
}

interface Signal {
  readonly of: string;
  readonly times: number;
  readonly plus: number;
}

/** Sums over the replicas, which a number per pod has its share of. */
const shared = new Set(['requests', 'served', 'backlog', 'cores']);

function parseSignal(text: string): Signal | null {
  const [, of, operator, factor = '1', plus = '0'] = signalPattern.exec(text) ?? [];
  if (of === undefined) return null;
  return { of, times: operator === '/' ? 1 / Number(factor) : Number(factor), plus: Number(plus) };
}

/** The value of a signal such as `requests*60` or `served*1048576+314572800`; `pods` shares it out to so many, null leaves it whole. What is added is of each. */
export function signalValue(text: string, reading: Reading, pods: number | null): number | null {
  const signal = parseSignal(text);
  if (signal === null) return null;
  const values: Readonly<Record<string, number>> = {
    requests: reading.requests,
    served: reading.served,
    backlog: reading.backlog,
    latency: reading.latencyMs,
    utilisation: reading.utilisation,
    cores: reading.cores,
  };
  const whole = values[signal.of] ?? 0;
  const each = pods === null || !shared.has(signal.of) ? whole : pods > 0 ? whole / pods : 0;
  return each * signal.times + signal.plus;
}
