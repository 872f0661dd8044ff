import type { Comparison } from '../../engine/model/comparison.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { learningProgress } from './comparison.ts';

/** What a colour stands for. Never the only carrier of it: an icon and a word stand beside. */
export type Tone = 'good' | 'bad' | 'unsure' | 'odd' | 'neutral';

/** Icon and word of one answer. `label` says which question is answered. */
export interface Chip {
  readonly label: string;
  readonly word: string;
  readonly tone: Tone;
}

/** One sign for each tone, for terminals and Markdown; pages draw the same signs. */
export const glyphs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', unsure: '~', odd: '!', neutral: '–' };

type Chips = Report['chips'];

const targetTones: Readonly<Record<Chips['target'], Tone>> = { pass: 'good', fail: 'bad', 'no-data': 'unsure', none: 'neutral' };
const targetWords: Readonly<Record<Chips['target'], string>> = { pass: 'pass', fail: 'fail', 'no-data': 'no data', none: 'none set' };
const changeTones: Readonly<Record<Chips['regression'], Tone>> = {
  regressed: 'bad',
  improved: 'good',
  unchanged: 'good',
  inconclusive: 'unsure',
  invalid: 'odd',
  none: 'neutral',
};
const validityTones: Readonly<Record<Chips['validity'], Tone>> = { valid: 'good', invalid: 'odd', unknown: 'unsure' };

/** Verdict of one target. */
export function verdictChip({ status, tooClose }: Pick<Verdict, 'status' | 'tooClose'>): Chip {
  const close = tooClose && status !== 'no-data';
  return { label: 'Target', word: close ? `${targetWords[status]}, too close to call` : targetWords[status], tone: targetTones[status] };
}

/** Verdict of one change. */
export function changeChip(verdict: Comparison['verdict']): Chip {
  return { label: 'Regression', word: verdict, tone: changeTones[verdict] };
}

/** Three answers, never one word for all: target, regression, validity of the run. */
export function chipsOf({ target, tooClose, regression, validity }: Chips): readonly [target: Chip, regression: Chip, validity: Chip] {
  return [
    {
      label: 'Target',
      word: tooClose && target === 'pass' ? 'pass, some too close to call' : targetWords[target],
      tone: targetTones[target],
    },
    regression === 'none' ? { label: 'Regression', word: 'no baseline yet', tone: 'neutral' } : changeChip(regression),
    { label: 'Run', word: validity === 'unknown' ? 'validity unknown' : validity, tone: validityTones[validity] },
  ];
}

/** The same of a whole report, which knows how far learning is. */
export function reportChips({ chips, comparison }: Report): readonly [target: Chip, regression: Chip, validity: Chip] {
  const [target, regression, validity] = chipsOf(chips);
  const learning = comparison && chips.regression === 'inconclusive' ? learningProgress(comparison) : null;
  return [target, learning ? { ...regression, word: `${chips.regression}, ${learning}` } : regression, validity];
}
