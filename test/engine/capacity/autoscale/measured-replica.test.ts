import { describe, expect, it } from 'vitest';
import { measuredReplica } from '../../../../engine/capacity/autoscale/measured-replica.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { plateau } from '../planning/documents.ts';

const target: CapacityReport['model'] = {
  range: { concurrency: { low: 1, high: 40 }, throughput: { low: 50, high: 500 } },
  targets: [
    {
      target: {
        text: 'p95 < 300 ms',
        metric: 'latency',
        statistic: 'p95',
        operator: '<',
        expected: 300,
        scope: {},
        abort: false,
        source: 'config',
      },
      found: 'between',
      lastPass: 1,
      firstFail: 2,
      throughput: { value: 430, low: 400, high: 500, confidence: 0.95, label: 'measured', ratio: 0.86, reasons: [] },
      journeysPerSecond: null,
      users: null,
    },
  ],
  bottleneck: null,
  next: null,
  fit: null,
  tail: null,
  curves: { throughput: [], p95: [] },
  reasons: [],
};

const cpu = (utilisation: number) => [{ resource: 'app-cpu' as const, utilisation, servers: 4, demandMs: null, waiting: null }];
const points = [
  plateau(50, 40, { replicas: 2, resources: cpu(0.1) }),
  plateau(400, 50, { replicas: 2, resources: cpu(0.8) }),
  plateau(500, 80, { replicas: 2, resources: cpu(0.95) }),
];
const report = (over: Partial<CapacityReport> = {}): CapacityReport => ({
  schemaVersion: 1,
  campaign: null,
  pointsFile: null,
  mode: 'search',
  scenario: 'load',
  environment: 'demo',
  driver: 'k6',
  steppedBy: 'journeys',
  plan: null,
  points,
  model: target,
  planning: null,
  outcome: 'found',
  reasons: [],
  exitCode: 0,
  spentS: 100,
  reproduce: '',
  notes: [],
  ...over,
});

describe('one replica by a capacity report', () => {
  it('does what the last pass did, shared by the replicas that were loaded; its cores are those in use at the top', () => {
    // 95 % of four cores for 500/s are 7.6 ms a request; 200/s a replica use 1.52 cores.
    expect(measuredReplica(report())).toEqual({ capacityPerSecond: 200, cores: expect.closeTo(1.52, 9), serviceMs: 40 });
  });

  it('has no cores without a probe, and no latency where none was measured', () => {
    const bare = [50, 400, 500].map((throughput) => plateau(throughput, 40, { meanMs: null }));
    expect(measuredReplica(report({ points: bare }))).toEqual({ capacityPerSecond: 400, cores: null, serviceMs: 0 });
  });

  it('is not told by a campaign that found no capacity', () => {
    expect(measuredReplica(report({ model: null }))).toBeNull();
    expect(measuredReplica(report({ points: [] }))).toBeNull();
    const refused = {
      ...target,
      targets: target.targets.map((each) => ({ ...each, throughput: { ...each.throughput, value: null, low: null, high: null } })),
    };
    expect(measuredReplica(report({ model: refused }))).toBeNull();
  });
});
