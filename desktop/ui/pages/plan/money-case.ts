import type { Investment, MoneyAssumption } from '../../../../engine/model/roi.ts';
import { roiOf } from '../../../../engine/plan/roi.ts';
import { totalsOf } from '../../../../engine/plan/totals.ts';
import { money } from '../../../../reports/words/plan/money.ts';
import { rateWords } from '../../../../reports/words/plan/roi.ts';
import type { Changed } from '../../data/use-changes.ts';
import { type Adjustable, adjusted } from '../capacity/adjustable.ts';

type Code = MoneyAssumption['code'];

/** Sums that can be changed, and which assumptions each of them stands for. */
const sums = {
  setup: ['setup', 'setup-hours', 'hourly-rate', 'setup-other'],
  operating: ['operating'],
  benefit: ['benefit'],
} as const satisfies Record<string, readonly Code[]>;
export type Sum = keyof typeof sums;
export const sumNames = Object.keys(sums) as Sum[];
export const caseNames: readonly string[] = [...sumNames.flatMap((sum) => [sum, `${sum}-low`, `${sum}-high`]), 'months', 'rate'];

const usual: readonly MoneyAssumption[] = [
  { code: 'rate', name: null, value: 0.1, low: null, high: null, source: 'default' },
  { code: 'months', name: null, value: 12, low: null, high: null, source: 'default' },
];

const titles: Readonly<Record<Sum, string>> = { setup: 'Setup', operating: 'Operating', benefit: 'Benefit' };

/** A slider's end: well beyond what is thought of, in whole thousands or hundreds. */
const most = (value: number): number => (value <= 0 ? 10_000 : Math.ceil((3 * value) / 100) * 100);

/** What of a case can be changed; `configured` has nothing where nobody stated a case. */
export function caseAdjustables(configured: readonly MoneyAssumption[], currency: string): Adjustable[] {
  const totals = totalsOf(configured);
  const of = { setup: totals.setup, operating: totals.operatingPerMonth, benefit: totals.benefitPerMonth };
  const stated = (sum: Sum): boolean => configured.some(({ code }) => (sums[sum] as readonly Code[]).includes(code));
  return [
    ...sumNames.map((sum) => ({
      name: sum,
      title: titles[sum],
      unit: `${currency}, ${sum === 'setup' ? 'once' : 'a month'}`,
      min: 0,
      max: most(of[sum]),
      step: of[sum] >= 1000 || !stated(sum) ? 50 : 5,
      configured: stated(sum) ? of[sum] : null,
      shown: money(of[sum], currency),
    })),
    { name: 'months', title: 'Months', unit: 'looked at', min: 1, max: 60, step: 1, configured: totals.months || 12 },
    {
      name: 'rate',
      title: 'Discount',
      unit: '% a year',
      min: 0,
      max: 40,
      step: 0.5,
      configured: Number((totals.ratePerYear * 100).toPrecision(12)),
      shown: rateWords(totals.ratePerYear),
    },
  ];
}

/** The assumptions a project states; the usual months and discount alone where it states none. */
export function configuredCase(investment: Investment | null): readonly MoneyAssumption[] {
  return investment?.assumptions ?? usual;
}

const numberIn = (text: string | undefined): number | null => adjusted({ min: 0 }, text);

/** A range that somebody gave around a sum; what is wrong with it where it does not hold it. */
export function rangeProblem(value: number | null, low: number | null, high: number | null): string | null {
  if (low === null && high === null) return null;
  if (value === null) return 'A range needs its value.';
  return (low ?? value) <= value && value <= (high ?? value) ? null : 'The value must lie between its low and its high.';
}

function changedSum(configured: readonly MoneyAssumption[], sum: Sum, changed: Changed): readonly MoneyAssumption[] {
  const codes: readonly Code[] = sums[sum];
  const own = configured.filter(({ code }) => codes.includes(code));
  const [said, low, high] = [numberIn(changed[sum]), numberIn(changed[`${sum}-low`]), numberIn(changed[`${sum}-high`])];
  if (said === null && low === null && high === null) return own;
  const totals = totalsOf(own);
  const before = { setup: totals.setup, operating: totals.operatingPerMonth, benefit: totals.benefitPerMonth }[sum];
  const value = said ?? (own.length > 0 ? before : null);
  if (value === null) return own;
  const ranged = (low !== null || high !== null) && rangeProblem(value, low, high) === null;
  const name = sum === 'setup' ? null : sum;
  return [{ code: sum, name, value, low: ranged ? (low ?? value) : null, high: ranged ? (high ?? value) : null, source: 'stated' }];
}

/** The case with what somebody changed: a sum stands for all that it was made of, as on the command line. */
export function changedCase(configured: readonly MoneyAssumption[], changed: Changed): MoneyAssumption[] {
  const [months, rate] = [adjusted({ min: 1 }, changed.months), numberIn(changed.rate)];
  const said = (code: Code, value: number | null): MoneyAssumption[] =>
    configured.filter((each) => each.code === code).map((each) => (value === null ? each : { ...each, value, source: 'stated' }));
  return [
    ...sumNames.flatMap((sum) => changedSum(configured, sum, changed)),
    ...said('rate', rate === null ? null : rate / 100),
    ...said('months', months === null ? null : Math.min(600, Math.round(months))),
  ];
}

/** What the case is worth; null where neither a cost nor a benefit is stated. */
export function worthOf(currency: string, assumptions: readonly MoneyAssumption[]): Investment | null {
  const isStated = assumptions.some(({ code }) => code !== 'rate' && code !== 'months');
  return isStated ? roiOf(currency, assumptions) : null;
}

/** The command that computes the same. */
export function roiCommand(changed: Changed): string {
  const options = caseNames.flatMap((name) => {
    const value = numberIn(changed[name]);
    return value === null ? [] : [`--${name} ${value}${name === 'rate' ? '%' : ''}`];
  });
  return ['headroom roi', ...options].join(' ');
}
