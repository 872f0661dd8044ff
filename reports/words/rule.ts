import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import { contextOf } from './campaign.ts';
import { count, counted, fixed, trimmed } from './digits.ts';
import type { Fact } from './provenance.ts';
import { probability } from './reason.ts';
import { shift } from './shift.ts';

/** A level beside a p: `0.005`, `0.00035`. */
const plain = (share: number): string => (share >= 0.01 ? trimmed(share) : String(Number(share.toPrecision(2))));

/** A level as people write it: `1 %`, `0.05 %`. */
const level = (share: number): string =>
  `${fixed(share * 100, share >= 0.01 ? 0 : share >= 0.001 ? 2 : 3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')} %`;

const duetStatistic = 'd = ln(head / base) of each block; T = mean(d) / (s / √N), Student’s t';
const sessionStatistic = 'y = ln of the quantile of each session; T = (mean of head − mean of base) / (s √(1/k + 1/B)), Student’s t';

/** The rule with every number in it, so that a reader can disagree; empty where nothing was judged by noise. */
export function ruleFacts(report: CampaignReport): Fact[] {
  const rule = report.comparison?.rule ?? null;
  if (rule === null) return [];
  const { unit = 'session' } = contextOf(report);
  const looks = rule.looksPlanned > 1;
  const schedule = report.mode === 'schedule';
  const alarm = `${level(rule.alpha)} one-sided, shared by the family (Holm)${looks ? ` and by ${counted(rule.looksPlanned, 'look')} (power-family spending, t³)` : ''}`;
  const found = `beyond chance, and at least ${shift(rule.delta / 2)} (half the shift that matters)`;
  const confirmed = `, and confirmed: fresh ${unit}s alone show the same direction at one-sided p < ${trimmed(rule.confirmationAlpha)}`;
  return [
    ['Statistic', unit === 'block' ? duetStatistic : sessionStatistic],
    ['Family', `${rule.family.join(', ')}${schedule ? '' : ': beside work counters and targets, only these can block'}`],
    ['Shift that matters', `${shift(rule.delta)}; of a rate ${shift(rule.rateDelta, { metric: 'errorRate', scale: 'difference' })}`],
    ['Chance of a false alarm', alarm],
    ...(looks ? ([['Looks', `${count(rule.looks)} of ${count(rule.looksPlanned)} taken`]] satisfies Fact[]) : []),
    ['Regressed', schedule ? `${found}; a schedule never blocks` : `${found}${confirmed}`],
    ...(schedule
      ? []
      : ([['Unchanged', `not beyond chance, and the 90 % interval inside ±${shift(rule.delta)} (two one-sided tests)`]] satisfies Fact[])),
    [
      'Smallest detectable change',
      `exp[(t(1 − α/m) + t(${fixed(rule.power, 1)})) · standard error] − 1, α being what this look may spend: a true change of this size is found ${fixed(rule.power * 100, 0)} times in 100`,
    ],
    ['Advice', 'everything outside of the family, Benjamini-Hochberg at q = 0.05; it never blocks'],
  ];
}

// An interval without an upper end is written as the greatest number there is.
const beyondMeaning = 1e100;

/** The numbers behind the verdict on one change. */
export function evidenceFacts({ evidence, ...change }: Change, unit: 'block' | 'session'): Fact[] {
  if (evidence === null) return [];
  const { p, adjustedP, level: held, degreesOfFreedom, serialFactor, equivalence, confirmation } = evidence;
  const signed = (size: number): string => `${size < 0 ? '−' : '+'}${shift(Math.abs(size), change)}`;
  return [
    [
      'One-sided p',
      `${probability(p)}, after ${change.primary ? 'Holm' : 'Benjamini-Hochberg'} ${probability(adjustedP)}, held against ${plain(held)}, ${fixed(degreesOfFreedom, 0)} degrees of freedom${serialFactor > 1 ? `, the error made ${fixed(serialFactor, 2)} times as large since sessions resemble those just before them` : ''}`,
    ],
    [
      'Equivalence test',
      `the interval ${signed(equivalence.low)} to ${equivalence.high > beyondMeaning ? 'no limit' : signed(equivalence.high)} must lie within the shift that matters`,
    ],
    ...(confirmation === null
      ? []
      : ([
          [
            'Confirmation',
            `${counted(confirmation.units, `fresh ${unit}`)}: ${signed(confirmation.change)}, ${probability(confirmation.p)}`,
          ],
        ] satisfies Fact[])),
  ];
}
