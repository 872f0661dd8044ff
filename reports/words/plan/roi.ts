import type { Investment, NpvRange, Roi, ServingCost } from '../../../engine/model/roi.ts';
import type { Chip } from '../chips.ts';
import { shortDay } from '../day.ts';
import { count, counted, fixed, significant, trimmed } from '../digits.ts';
import type { Figure } from '../figures.ts';
import type { Fact } from '../provenance.ts';
import { quantity } from '../quantity.ts';
import { money, moneyRange } from './money.ts';

/** `4.4 months`, `1 month`. */
export function monthsWords(months: number): string {
  return Number.isInteger(months) ? counted(months, 'month') : `${fixed(months, 1)} months`;
}

/** A rate as people write it: `10 %`, `22.5 %`. */
export function rateWords(rate: number): string {
  return `${significant(rate * 100)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')} %`;
}

/** A chance that never reads as certain when it is not. */
export function chanceWords(chance: number): string {
  if (chance > 0 && chance < 0.01) return 'less than 1 %';
  if (chance < 1 && chance > 0.99) return 'more than 99 %';
  return `${fixed(chance * 100, 0)} %`;
}

/** What the investment does, in sentences of which the first can stand alone. */
export function roiSentences(roi: Investment): string[] {
  const { currency, setup, netPerMonth, paybackMonths, months, net, npv, ratePerYear, roiPerMonth } = roi;
  const worth = `Over ${counted(months, 'month')} it comes to ${money(net, currency)}, worth ${money(npv, currency)} today at ${rateWords(ratePerYear)} a year.`;
  if (paybackMonths === null) {
    const loses =
      netPerMonth === 0
        ? 'it brings no more than it costs to run'
        : `it costs ${money(-netPerMonth, currency)} a month more than it brings`;
    return [`Never pays back: ${loses}.`, worth];
  }
  const each = roiPerMonth === null ? '' : `, ${rateWords(roiPerMonth)} of it a month`;
  const brings = `${money(setup, currency)} at the start brings ${money(netPerMonth, currency)} a month after its own costs${each}`;
  if (setup === 0) return [`Pays from the first month: it brings ${money(netPerMonth, currency)} a month after its own costs.`, worth];
  if (paybackMonths > months)
    return [`Does not pay back within ${counted(months, 'month')} but after ${monthsWords(paybackMonths)}: ${brings}.`, worth];
  return [`Pays back in ${monthsWords(paybackMonths)}: ${brings}.`, worth];
}

/** What the stated ranges do to it. */
export function rangeSentence(range: NpvRange, { currency, months }: Pick<Investment, 'currency' | 'months'>): string {
  const { low, high, p10, p90, chanceNeverPays, chanceNpvNegative } = range;
  const chances =
    chanceNpvNegative === 0
      ? 'no draw was worth less than it costs'
      : `a chance of ${chanceWords(chanceNpvNegative)} that it is worth less than it costs within ${counted(months, 'month')}, and of ${chanceWords(chanceNeverPays)} that it never pays`;
  return `With the stated ranges it is worth ${money(low, currency)} at the worst and ${money(high, currency)} at the best; 80 % of draws lie between ${money(p10, currency)} and ${money(p90, currency)}; ${chances}.`;
}

/** How the figures are made, so that anybody can make them again. */
export function methodFacts(roi: Investment): Fact[] {
  const { ratePerYear, ratePerMonth, range } = roi;
  const monthly = `${fixed(ratePerMonth * 100, 4)} %`;
  return [
    [
      'Discount',
      `${rateWords(ratePerYear)} a year is (1 + ${trimmed(ratePerYear)})^(1/12) − 1 = ${monthly} a month; setup is paid at the start, each month's net at its end`,
    ],
    ['Payback', 'setup / net a month, not discounted'],
    ['Tornado', 'each assumption moved alone to its low and its high; 20 % each way where no range was stated'],
    ...(range === null
      ? []
      : ([
          [
            'Ranges',
            `each a triangular distribution about its value, independent of the others: ${count(range.draws)} seeded draws. Worst and best take all ends at once`,
          ],
        ] satisfies Fact[])),
  ];
}

/** Cost of serving, as facts. */
export function servingFacts(serving: ServingCost, currency: string): Fact[] {
  const { perMonth, replicas, throughput, users, per1000Requests, perUserPerMonth, label } = serving;
  const trust = label === null ? 'load as stated' : `load ${label}`;
  return [
    ['Serving', `${money(perMonth, currency)} a month with ${counted(replicas, 'replica')}`],
    ...(per1000Requests === null || throughput === null
      ? []
      : ([
          ['Per 1,000 requests', `${moneyRange(per1000Requests, currency)} at ${quantity(throughput, 'count')} req/s, ${trust}`],
        ] satisfies Fact[])),
    ...(perUserPerMonth === null || users === null
      ? []
      : ([['Per user a month', `${moneyRange(perUserPerMonth, currency)} with ${significant(users)} users, ${trust}`]] satisfies Fact[])),
  ];
}

/** Three answers: whether it pays, how sure that is, how old the prices are. */
export function roiChips(roi: Investment, prices: Roi['prices']): Chip[] {
  const { paybackMonths, months, range } = roi;
  const pays: Chip =
    paybackMonths === null
      ? { label: 'Investment', word: 'never pays', tone: 'bad' }
      : paybackMonths > months
        ? { label: 'Investment', word: `pays after ${monthsWords(paybackMonths)}`, tone: 'unsure' }
        : { label: 'Investment', word: `pays in ${monthsWords(paybackMonths)}`, tone: 'good' };
  const risk: Chip[] =
    range === null
      ? [{ label: 'Ranges', word: 'none stated', tone: 'neutral' }]
      : [
          {
            label: 'Risk of a loss',
            word: chanceWords(range.chanceNpvNegative),
            tone: range.chanceNpvNegative < 0.1 ? 'good' : range.chanceNpvNegative < 0.5 ? 'unsure' : 'bad',
          },
        ];
  return [pays, ...risk, ...(prices === null ? [] : [pricesChip(prices)])];
}

/** How old prices are. */
export function pricesChip({ asOf, ageDays, old }: NonNullable<Roi['prices']>): Chip {
  return old
    ? { label: 'Prices', word: `old: ${count(ageDays)} days`, tone: 'unsure' }
    : { label: 'Prices', word: `of ${shortDay(asOf)}`, tone: 'good' };
}

/** The numbers of the first screen. */
export function roiFigures({
  currency,
  months,
  roiPerMonth,
  netPerMonth,
  paybackMonths,
  setup,
  net,
  npv,
  ratePerYear,
  range,
  irrPerMonth,
  irrPerYear,
}: Investment): Figure[] {
  const npvRange = range === null ? '' : `[${money(range.low, currency)}, ${money(range.high, currency)}]`;
  return [
    {
      label: 'Return a month',
      value: roiPerMonth === null ? '–' : rateWords(roiPerMonth),
      range: '',
      beside: [`${money(netPerMonth, currency)} net of ${money(setup, currency)}`],
      tone: netPerMonth > 0 ? 'good' : 'bad',
    },
    {
      label: 'Payback',
      value: paybackMonths === null ? 'never' : monthsWords(paybackMonths),
      range: '',
      beside: ['not discounted'],
      tone: paybackMonths === null ? 'bad' : 'neutral',
    },
    {
      label: `Net over ${counted(months, 'month')}`,
      value: money(net, currency),
      range: '',
      beside: [],
      tone: net < 0 ? 'bad' : 'neutral',
    },
    {
      label: 'NPV',
      value: money(npv, currency),
      range: npvRange,
      beside: [`at ${rateWords(ratePerYear)} a year`, ...(range === null ? [] : ['range: all stated ends at once'])],
      tone: npv < 0 ? 'bad' : 'neutral',
    },
    ...(irrPerMonth === null
      ? []
      : [
          {
            label: 'Internal rate',
            value: `${rateWords(irrPerMonth)} a month`,
            range: '',
            beside: irrPerYear === null ? [] : [`${quantity(irrPerYear, 'fraction')} a year`],
            tone: 'neutral',
          } as const,
        ]),
  ];
}
