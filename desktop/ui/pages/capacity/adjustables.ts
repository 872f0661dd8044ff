import { thinkMsOf } from '../../../../engine/capacity/planning/think-time.ts';
import type { OpenedCapacity } from '../../../../engine/model/api/documents.ts';
import { moneyMeasure } from '../../../../reports/words/capacity/projection.ts';
import type { Adjustable } from './adjustable.ts';

/** Rounded up to a number that a slider can end at. */
function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  return Math.ceil(value / step) * step;
}

const percent = (share: number): number => Number((share * 100).toPrecision(12));

/** What of the demand can be changed on the page. */
function demandSide({ report, inputs: { policy } }: OpenedCapacity): Adjustable[] {
  const capacity = report.planning?.capacityUsers.value ?? 0;
  const most = roundUp(2.5 * Math.max(capacity, policy.normalUsers ?? 0, 100));
  const think = thinkMsOf(report.points);
  return [
    { name: 'now', title: 'Users now', unit: 'at a normal moment', min: 1, max: most, step: 1, configured: policy.normalUsers ?? null },
    { name: 'users', title: 'Users to plan for', unit: 'at once', min: 1, max: most, step: 1, configured: policy.users[0] ?? null },
    {
      name: 'think',
      title: 'Think time',
      unit: 's a journey',
      hint: 'all pauses of one journey together',
      min: 0,
      max: roundUp(3 * Math.max(1, (think ?? 0) / 1000)),
      step: 0.1,
      configured: think === null ? null : Number((think / 1000).toPrecision(4)),
    },
    { name: 'peak', title: 'Peak factor', unit: 'times normal', min: 1, max: 10, step: 0.1, configured: policy.peakFactor },
    {
      name: 'growth',
      title: 'Growth',
      unit: '% a month',
      min: -50,
      max: 30,
      step: 0.5,
      configured: policy.growth === undefined ? null : percent(policy.growth.perMonth),
    },
  ];
}

/** What of the supply can be changed on the page. */
function supplySide({ inputs: { policy, prices } }: OpenedCapacity): Adjustable[] {
  const scale = policy.production;
  return [
    { name: 'free', title: 'Keep free', unit: '% of the capacity', min: 0, max: 90, step: 1, configured: percent(policy.keepFree) },
    { name: 'zones', title: 'Zones', min: 1, max: 6, step: 1, configured: policy.zones },
    {
      name: 'spare',
      title: 'Spare replicas',
      hint: 'on top, such as one that is being replaced',
      min: 0,
      max: 10,
      step: 1,
      configured: policy.spareReplicas,
    },
    { name: 'lead', title: 'Lead time', unit: 'days to get more', min: 0, max: 180, step: 1, configured: policy.leadTimeDays },
    {
      name: 'price',
      title: 'Price of a replica',
      unit: `${moneyMeasure(prices?.currency).before ?? ''} an hour`,
      min: 0,
      max: roundUp(4 * 100 * (prices?.replicaPerHour ?? 0.25)) / 100,
      step: 0.001,
      configured: prices?.replicaPerHour ?? null,
    },
    ...(scale === undefined
      ? []
      : [
          {
            name: 'scale',
            title: 'Production against this',
            unit: 'times',
            hint: 'a factor that somebody stands for',
            min: 0.01,
            max: 10,
            step: 0.05,
            configured: scale.scale ?? null,
          },
        ]),
  ];
}

/** Everything that a plan of this capacity can be asked with otherwise; users, where a journey says what they do. */
export function adjustablesOf(opened: OpenedCapacity): { readonly demand: readonly Adjustable[]; readonly supply: readonly Adjustable[] } {
  return { demand: demandSide(opened), supply: supplySide(opened) };
}

export const changeNames: readonly string[] = [
  'now',
  'users',
  'think',
  'peak',
  'growth',
  'free',
  'zones',
  'spare',
  'lead',
  'price',
  'scale',
];
