import type { Report } from '../../../engine/model/report.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { glyphs, verdictChip } from '../../words/chips.ts';
import { count } from '../../words/digits.ts';
import { capital } from '../../words/facts.ts';
import { estimated } from '../../words/quantity.ts';
import { margin, targetName, unitOf } from '../../words/targets.ts';
import { verdictNotes } from '../../words/verdicts.ts';
import { code, markdownTable, plainMarkdown } from './escape.ts';
import type { Detail } from './folded.ts';

/** Every target with its verdict, what was measured, its margin and why; null without targets. */
export function targetsDetail(verdicts: readonly Verdict[], custom: Report['custom'] = []): Detail | null {
  if (verdicts.length === 0) return null;
  const rows = verdicts.map((verdict) => {
    const { target, actual } = verdict;
    const chip = verdictChip(verdict);
    return [
      code(targetName(target)),
      `${glyphs[chip.tone]} ${chip.word}`,
      plainMarkdown(estimated(actual, unitOf(target.metric, target.statistic, custom))),
      count(actual?.samples ?? 0),
      plainMarkdown(margin(verdict, custom) ?? '–'),
      plainMarkdown(capital(verdictNotes(verdict, custom).join('; '))),
    ];
  });
  return {
    title: 'Targets',
    body: markdownTable(['Target', 'Verdict', 'Measured', 'n', 'Margin', 'Why'], [false, false, true, true, true, false], rows),
  };
}
