import type { Planning, Runway } from '../../../engine/model/planning.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { projection, reason, refused } from './builders.ts';

/** The first day of the month so many months after March 2026. */
function monthAfter(months: number): string {
  const index = 2026 * 12 + 2 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-12`;
}

/** Growth of 5 % a month, between 3 and 7. */
export const runway: Runway = {
  method: 'compound',
  p10: '2026-08-03',
  p50: '2026-09-19',
  p90: '2027-01-28',
  buyBy: '2026-07-04',
  state: 'dated',
  reasons: [reason('lower-edge', { capacity: 1159, users: 900, growthPerMonth: 0.05, months: 5.2 })],
  demand: Array.from({ length: 37 }, (_, month) => ({
    date: monthAfter(month),
    value: Number((900 * 1.05 ** month).toFixed(1)),
    low: Number((900 * 1.03 ** month).toFixed(1)),
    high: Number((900 * 1.07 ** month).toFixed(1)),
  })),
  events: [
    { name: 'Easter offers', date: '2026-04-05', users: 1130, holds: true },
    { name: 'Summer sale', date: '2026-07-15', users: 1640, holds: null },
    { name: 'Black Friday', date: '2026-11-27', users: 5300, holds: false },
  ],
};

const assumed = (value: number, efficiency: number): Projection =>
  projection(value, value, value + 1, { label: 'speculative', ratio: 2, reasons: [reason('assumed-efficiency', { efficiency })] });

function need(users: number, headroom: number, replicas: readonly [number, number, number]): Planning['needs'][number] {
  const load = users / 12;
  const label = users > 2000 ? 'speculative' : users > 1700 ? 'projected' : 'measured';
  const rate = (value: number): Projection => projection(value, value * 0.98, value * 1.03, { label, ratio: users / 1700 });
  return {
    users,
    headroom: projection(headroom, headroom - 49, headroom + 66),
    journeysPerSecond: rate(load),
    throughput: rate(load * 4.3),
    replicas: ([1, 0.9, 0.8] as const).map((efficiency, index) => {
      const count = replicas[index] ?? 1;
      return {
        efficiency,
        replicas: assumed(count, efficiency),
        perZone: Math.ceil(count / 2),
        databaseConnections: count * 20,
        fitsDatabase: count * 20 <= 200,
        costPerMonth: projection(count * 62 + 150, count * 62 + 150, count * 62 + 212, { label: 'speculative', ratio: 2 }),
      };
    }),
  };
}

/** What a lead is told: two zones, 30 % kept free, growth, a calendar, prices. */
export const fullPlanning: Planning = {
  target: 'p95 < 300 ms',
  capacityUsers: projection(1704, 1655, 1770),
  usableUsers: projection(1193, 1159, 1239),
  needs: [need(1000, 704, [2, 2, 2]), need(2000, -296, [3, 3, 4]), need(10_000, -8296, [10, 12, 17])],
  situations: [
    {
      name: 'normal',
      users: 900,
      headroom: projection(804, 755, 870),
      throughput: projection(322, 316, 332),
      replicas: projection(1, 1, 1),
      databaseConnections: 20,
      costPerMonth: projection(212, 212, 212),
    },
    {
      name: 'peak',
      users: 1350,
      headroom: projection(354, 305, 420),
      throughput: projection(484, 474, 498),
      replicas: projection(2, 1, 2, { label: 'speculative', ratio: 2, reasons: [reason('assumed-efficiency', { efficiency: 0.9 })] }),
      databaseConnections: 40,
      costPerMonth: projection(274, 212, 274, { label: 'speculative', ratio: 2 }),
    },
    {
      name: 'zone-lost',
      users: 1350,
      headroom: projection(-498, -523, -465),
      throughput: projection(484, 474, 498),
      replicas: projection(4, 2, 4, { label: 'speculative', ratio: 2, reasons: [reason('assumed-efficiency', { efficiency: 0.9 })] }),
      databaseConnections: 80,
      costPerMonth: projection(398, 274, 398, { label: 'speculative', ratio: 2 }),
    },
  ],
  runway,
  transfer: {
    state: 'scaled',
    factor: 1.6,
    reasons: [reason('scale-stated', { factor: 1.6, because: 'production has 4 cores a replica' })],
  },
  assumptions: [
    { name: 'peak-factor', value: 1.5, unit: null, source: 'stated' },
    { name: 'keep-free', value: 0.3, unit: 'fraction', source: 'default' },
    { name: 'growth-per-month', value: 0.05, unit: 'fraction', source: 'stated' },
    { name: 'zones', value: 2, unit: null, source: 'stated' },
    { name: 'think-time-per-journey', value: 11.5, unit: 's', source: 'stated' },
    { name: 'price-per-replica-and-hour', value: 0.085, unit: '$', source: 'stated' },
    { name: 'lead-time', value: 30, unit: 'days', source: 'default' },
  ],
  cheapestFix: {
    name: 'indexes=on',
    gain: projection(0.38, 0.31, 0.46),
    evidence: ['2026-03-10T14-02-11-gate-1b7d'],
  },
};

/** A plan of a system whose users could not be told. */
export const refusedPlanning: Planning = {
  ...fullPlanning,
  capacityUsers: refused(reason('beyond-range', { ratio: 2.4 })),
  usableUsers: refused(reason('beyond-range', { ratio: 2.4 })),
  needs: [
    {
      users: 10_000,
      journeysPerSecond: refused(reason('beyond-range', { ratio: 14 })),
      throughput: refused(reason('beyond-range', { ratio: 14 })),
      replicas: [],
    },
  ],
  situations: [],
  runway: {
    ...runway,
    p10: null,
    p50: null,
    p90: null,
    buyBy: null,
    state: 'refused',
    reasons: [reason('no-capacity'), reason('beyond-range', { ratio: 2.4 })],
  },
  transfer: {
    state: 'refused',
    factor: null,
    reasons: [reason('shape-differs', { keys: 'replicas: 3 here, 8 there; rows: 100000 here, 4000000 there' })],
  },
  cheapestFix: null,
};
