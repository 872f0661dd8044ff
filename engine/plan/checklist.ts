import type { ChecklistItem, Finding } from '../model/plan.ts';
import { type ChecklistLine, checklistLines } from '../model/plan-settings.ts';
import type { Target } from '../model/target.ts';
import { noEvidence } from './finding.ts';

/** What was found for a line, and the target it was asked by, where that is one. */
export interface LineFinding {
  readonly target: Target | null;
  readonly finding: Finding;
}

/** Every line of the checklist in its order. One that nobody looked for has no evidence. */
export function checklistOf(found: ReadonlyMap<ChecklistLine, LineFinding>): ChecklistItem[] {
  return Object.entries(checklistLines).map(([name, group]) => {
    const line = name as ChecklistLine;
    const { target, finding } = found.get(line) ?? { target: null, finding: noEvidence('nothing-proves-it') };
    return { line, group, target, ...finding };
  });
}
