import type { AutoscaleReport, DemandSource } from '../../../engine/model/autoscale.ts';
import { count, counted, significant, trimmed } from '../digits.ts';
import type { Fact } from '../provenance.ts';
import { duration, limit, quantity } from '../quantity.ts';
import { costWords } from './outcome.ts';

const shapes: Readonly<Record<Extract<DemandSource, { kind: 'generated' }>['shape'], string>> = {
  spike: 'a generated spike',
  daily: 'a generated day',
  growth: 'generated growth',
};

/** Where the demand comes from: `d.csv`, `run 20260101-…`, `a generated spike, seed 1`. */
export function sourceWords(source: DemandSource): string {
  switch (source.kind) {
    case 'trace':
      return source.file;
    case 'run':
      return `run ${source.run}`;
    case 'generated': {
      const noise = source.noise > 0 ? `, noise ${quantity(source.noise, 'fraction')}` : '';
      return `${shapes[source.shape]} from ${trimmed(source.base)} to ${trimmed(source.peak)} req/s${noise}, seed ${count(source.seed)}`;
    }
  }
}

/** `1 core`, `0.5 cores`. */
export function coreWords(cores: number): string {
  return `${trimmed(cores)} ${cores === 1 ? 'core' : 'cores'}`;
}

/** What is asked of the service, what a replica can do, and what somebody would have needed who knew it before. */
export function autoscaleFacts(report: AutoscaleReport): Fact[] {
  const { demand, replica, floor, latencyTargetMs } = report;
  const use = `${significant((1000 * replica.cores) / replica.capacityPerSecond)} ms of CPU a request`;
  const from = replica.source === 'capacity' ? `, measured by ${replica.from ?? 'a capacity campaign'}` : ', as stated';
  const price = costWords(replica.costPerHour, replica.currency);
  const floorCost = costWords(floor.cost, replica.currency);
  return [
    ['Demand', sourceWords(demand.source)],
    [
      'Requests',
      `${quantity(Math.round(demand.requests), 'count')} in ${duration(demand.seconds)}: mean ${significant(demand.mean)}/s, peak ${significant(demand.peak)}/s at ${duration(demand.peakAtS)}`,
    ],
    ['A replica', `${significant(replica.capacityPerSecond)} req/s with ${coreWords(replica.cores)} (${use})${from}`],
    ['Start-up', `${duration(replica.startupS)} until it takes requests`],
    ...(price === null ? [] : [['Price', `${price} a replica and hour`] as const]),
    ...(replica.serviceMs === 0 ? [] : [['Idle latency', limit(replica.serviceMs, 'ms')] as const]),
    ...(latencyTargetMs === null ? [] : [['Latency target', limit(latencyTargetMs, 'ms')] as const]),
    [
      'With foresight',
      `at most ${counted(floor.replicas, 'replica')}, ${significant(floor.instanceHours)} instance hours${floorCost === null ? '' : ` for ${floorCost}`}`,
    ],
  ];
}
