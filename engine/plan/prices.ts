import { oldPricesDays, type Prices, type PricesUsed } from '../model/prices.ts';

const dayMs = 86_400_000;

/** Whole days from one day to another, both `yyyy-mm-dd`; below 0 where it is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** How old prices are on a day, and whether that is too old to be trusted. */
export function pricesUsed(file: string, { asOf }: Pick<Prices, 'asOf'>, today: string): PricesUsed {
  const ageDays = daysBetween(asOf, today);
  return { file, asOf, ageDays, old: ageDays > oldPricesDays };
}

/** What planning wants to know of prices: a replica's hour, and all that is paid a month beside replicas. */
export function planningPrices({ replicaPerHour, fixedPerMonth }: Pick<Prices, 'replicaPerHour' | 'fixedPerMonth'>): {
  replicaPerHour: number | null;
  fixedPerMonth: number;
} {
  return {
    replicaPerHour: replicaPerHour ?? null,
    fixedPerMonth: fixedPerMonth.reduce((sum, { perMonth }) => sum + perMonth.value, 0),
  };
}
