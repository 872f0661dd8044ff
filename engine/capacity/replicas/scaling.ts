import type { LoadPoint } from '../../model/load-point.ts';
import { counts } from '../counted.ts';
import { fitUsl } from '../fit/fit-usl.ts';
import { throughputAt } from '../usl.ts';

/** How replicas scale, fitted to measured counts. */
export interface Scaling {
  /** Requests per second of one alone. */
  readonly perReplica: number;
  /** e(n): what each of so many gives, as a share of one alone. */
  efficiency(replicas: number): number;
  readonly counts: readonly number[];
}

/** Counts it takes: the law has three parameters. */
export const neededCounts = 3;

/** The most that each measured number of replicas served with the target met: the highest plateau below its first fail. */
export function capacityByReplicas(points: readonly LoadPoint[], target: string): { replicas: number; throughput: number }[] {
  const counted = points.filter(counts);
  const numbers = [...new Set(counted.map(({ replicas }) => replicas))].sort((a, b) => a - b);
  return numbers.flatMap((replicas) => {
    const judged = counted
      .filter((point) => point.replicas === replicas)
      .flatMap(({ throughput, verdicts }) => {
        const status = verdicts.find((verdict) => verdict.target === target)?.status;
        return status === 'pass' || status === 'fail' ? [{ throughput: throughput.value, status }] : [];
      });
    const firstFail = Math.min(...judged.filter(({ status }) => status === 'fail').map(({ throughput }) => throughput));
    const passed = judged.filter(({ status, throughput }) => status === 'pass' && throughput < firstFail);
    return passed.length === 0 ? [] : [{ replicas, throughput: Math.max(...passed.map(({ throughput }) => throughput)) }];
  });
}

/** The Universal Scalability Law over numbers of replicas, e(n) = X(n) / (n X(1)). Null with fewer than three numbers measured. */
export function scalingOf(measured: readonly { readonly replicas: number; readonly throughput: number }[]): Scaling | null {
  if (new Set(measured.map(({ replicas }) => replicas)).size < neededCounts) return null;
  const usl = fitUsl(measured.map(({ replicas, throughput }) => ({ concurrency: replicas, throughput })));
  const perReplica = throughputAt(usl, 1);
  return {
    perReplica,
    efficiency: (replicas) => throughputAt(usl, replicas) / (replicas * perReplica),
    counts: measured.map(({ replicas }) => replicas),
  };
}
