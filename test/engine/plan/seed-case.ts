import type { MoneyAssumption } from '../../../engine/model/roi.ts';
import { assumptionsOf, type MoneyCase } from '../../../engine/plan/assumptions.ts';

export const exactly = (value: number) => ({ value, low: null, high: null });

/** 80 hours at 75, 150 a month to run it, 1,500 a month of benefit, a year at 10 %. */
export const seedCase: MoneyCase = {
  setup: { hours: exactly(80), hourlyRate: exactly(75), other: exactly(0) },
  operatingPerMonth: [
    { name: 'cache', perMonth: exactly(20) },
    { name: 'CDN', perMonth: exactly(10) },
    { name: 'scaling', perMonth: exactly(20) },
    { name: 'monitoring', perMonth: exactly(100) },
  ],
  benefits: [
    { name: 'infrastructure saved', perMonth: exactly(600) },
    { name: 'support saved', perMonth: exactly(400) },
    { name: 'conversion', perMonth: exactly(500) },
  ],
  months: { value: 12, source: 'default' },
  ratePerYear: { value: 0.1, source: 'default' },
};

/** The same in one number each, as the command line takes it. */
export const plainCase: MoneyCase = {
  ...seedCase,
  setup: { total: exactly(6000) },
  operatingPerMonth: [{ name: 'operating', perMonth: exactly(150) }],
  benefits: [{ name: 'benefit', perMonth: exactly(1500) }],
};

export const seedAssumptions = (): MoneyAssumption[] => assumptionsOf(seedCase);
