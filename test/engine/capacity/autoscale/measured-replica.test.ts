import { describe, expect, it } from 'vitest';
import { measuredReplica } from '../../../../engine/capacity/autoscale/measured-replica.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { capacityReport } from '../../../reports/capacity/builders.ts';
import { capacity, measured, modelOf, plateau } from '../planning/documents.ts';

const model = modelOf([{ ...capacity, lastPass: 1, firstFail: 2, throughput: measured(430, 400, 500), journeysPerSecond: null }]);

const cpu = (utilisation: number) => [{ resource: 'app-cpu' as const, utilisation, servers: 4, demandMs: null, waiting: null }];
const points = [
  plateau(50, 40, { replicas: 2, resources: cpu(0.1) }),
  plateau(400, 50, { replicas: 2, resources: cpu(0.8) }),
  plateau(500, 80, { replicas: 2, resources: cpu(0.95) }),
];
const report = (over: Partial<CapacityReport> = {}): CapacityReport => capacityReport({ points, model, ...over });

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
      ...model,
      targets: model.targets.map((each) => ({ ...each, throughput: { ...each.throughput, value: null, low: null, high: null } })),
    };
    expect(measuredReplica(report({ model: refused }))).toBeNull();
  });
});
