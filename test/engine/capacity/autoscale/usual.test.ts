import { expect, it } from 'vitest';
import { generatorOf } from '../../../../engine/capacity/autoscale/demand/usual.ts';
import { distinct } from '../../../../engine/capacity/autoscale/distinct.ts';
import { statedReplica } from '../../../../engine/capacity/autoscale/replica.ts';

it('takes what two replicas can do for rest and four times that for the peak, where nobody says otherwise', () => {
  expect(generatorOf({}, 50)).toEqual({ shape: 'spike', base: 100, peak: 400, seconds: 3600, noise: 0.03, seed: 1 });
  expect(generatorOf({ shape: 'daily' }, 10)).toMatchObject({ base: 20, peak: 80, seconds: 86_400 });
  expect(generatorOf({ base: 30, seconds: 60.4 }, 50)).toMatchObject({ base: 30, peak: 120, seconds: 60 });
});

it('gives a stated replica the cores its service demand takes, else those a policy allows, else one', () => {
  const common = { startupS: 60, costPerHour: null };
  const of = (said: object, limit?: number) =>
    statedReplica(
      { capacityPerSecond: undefined, serviceDemand: undefined, cores: undefined, serviceTime: undefined, ...said },
      limit,
      common,
    );
  expect(of({ capacityPerSecond: 50 })).toMatchObject({ capacityPerSecond: 50, cores: 1, source: 'stated', from: null });
  expect(of({ capacityPerSecond: 50 }, 2)).toMatchObject({ cores: 2 });
  expect(of({ serviceDemand: 0.02 }, 2)).toMatchObject({ capacityPerSecond: 100, cores: 2 });
  expect(of({ capacityPerSecond: 50, serviceDemand: 0.02 })).toMatchObject({ cores: 1 });
});

it('numbers policies of the same name', () => {
  expect(distinct([{ name: 'web' }, { name: 'api' }, { name: 'web' }])).toEqual([{ name: 'web' }, { name: 'api' }, { name: 'web-2' }]);
});
