import { HeadroomError } from '../model/error.ts';
import type { ChecklistLine, PlanSettings } from '../model/plan-settings.ts';
import type { TargetInput } from '../model/scenario.ts';
import type { Operator, Target } from '../model/target.ts';
import { parseTarget } from '../targets/parse.ts';
import { at } from './place.ts';

/** Every target of a plan, understood. */
export interface PlanTargets {
  readonly before: readonly Target[];
  /** A list a phase. */
  readonly phases: readonly (readonly Target[])[];
  readonly lines: ReadonlyMap<ChecklistLine, Target>;
}

/** Understands the targets of a plan. Throws TARGET_SYNTAX with the place of the wrong one. */
export function parsePlanTargets({ before, phases, checklist }: PlanSettings): PlanTargets {
  const each = (inputs: readonly TargetInput[], where: string) =>
    inputs.map((input, index) => at(`${where}.${index}`, () => parsePlanTarget(input)));
  return {
    before: each(before, 'plan.before').map((target, index) => at(`plan.before.${index}`, () => stated(target))),
    phases: phases.map(({ targets }, index) => each(targets, `plan.phases.${index}.targets`)),
    lines: new Map(
      Object.entries(checklist.lines).flatMap(([line, { target }]) =>
        target === undefined
          ? []
          : [[line as ChecklistLine, at(`plan.checklist.lines.${line}.target`, () => parsePlanTarget(target))] as const],
      ),
    ),
  };
}

/** What no run measures and a capacity report knows: WebSocket connections held at once, and what a month costs. */
const others: Readonly<Record<string, { readonly metric: string; readonly units: RegExp }>> = {
  connections: { metric: 'connections', units: /^$|^connections$/ },
  cost: { metric: 'cost', units: /^$|^[$€£]$|^[A-Z]{3}$|^(?:[$€£]\s*|[A-Z]{3}\s*)?(?:\/|a |per )\s*month$/ },
};
const other = /^([A-Za-z]+)\s*(<=|>=|<|>|==?|≤|≥)\s*[$€£]?\s*(\d[\d,]*(?:\.\d+)?)\s*(.*)$/;
const spelled: Readonly<Record<string, Operator>> = { '=': '==', '≤': '<=', '≥': '>=' };

/** A target of a plan: the grammar of targets, and beside it `connections >= 2000` and `cost <= 350`. Throws TARGET_SYNTAX. */
export function parsePlanTarget(input: TargetInput): Target {
  const text = input.target.trim();
  const [, word = '', operator = '', amount = '', unit = ''] = other.exec(text) ?? [];
  const meant = others[word.toLowerCase()];
  if (meant === undefined) return parseTarget(input);
  if (!meant.units.test(unit))
    throw new HeadroomError(
      'TARGET_SYNTAX',
      `Target "${text}": "${unit}" is not understood.`,
      'Examples: connections >= 2000, cost <= 350, cost <= 350 $/month.',
    );
  return {
    text,
    metric: meant.metric,
    statistic: 'value',
    operator: spelled[operator] ?? (operator as Operator),
    expected: Number(amount.replaceAll(',', '')),
    scope: {},
    abort: false,
    source: 'config',
  };
}

/** Where the roadmap starts from is a number and no promise. */
function stated(target: Target): Target {
  if (target.operator === '==') return target;
  throw new HeadroomError(
    'TARGET_SYNTAX',
    `"${target.text}" is a promise, and here stands what was measured.`,
    'Write it as an equation: p95 = 380 ms.',
  );
}
