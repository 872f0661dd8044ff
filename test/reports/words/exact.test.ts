import { expect, it } from 'vitest';
import { assumptionsOf } from '../../../engine/plan/assumptions.ts';
import { roiOf } from '../../../engine/plan/roi.ts';
import { exactFacts } from '../../../reports/words/plan/exact.ts';

const exactly = (value: number) => ({ value, low: null, high: null });
const worth = (setup: number, benefit: number, currency = 'USD') =>
  roiOf(
    currency,
    assumptionsOf({
      setup: { total: exactly(setup) },
      operatingPerMonth: [{ name: 'operating', perMonth: exactly(150) }],
      benefits: [{ name: 'benefit', perMonth: exactly(benefit) }],
      months: { value: 12, source: 'default' },
      ratePerYear: { value: 0.1, source: 'default' },
    }),
  );

it('tells an investment to the cent: 80 h x $75, $150, $1,500 a month', () => {
  expect(Object.fromEntries(exactFacts(worth(6000, 1500)))).toEqual({
    Setup: '$6,000.00',
    'Net a month': '$1,350.00',
    'Return a month': '22.50 %',
    Payback: '4.44 months',
    'Net over 12 months': '$10,200.00',
    NPV: '$9,390.66',
    'Internal rate a month': '19.97 %',
  });
});

it('tells a loss with its sign, and that it never pays', () => {
  expect(Object.fromEntries(exactFacts(worth(6000, 100, 'EUR')))).toMatchObject({
    'Net a month': '−€50.00',
    Payback: 'never',
    'Net over 12 months': '−€6,600.00',
    'Internal rate a month': 'none',
  });
});
