import type { LoadStep } from '../../model/load.ts';
import { loadOfScenario, type ScriptLoad } from './script-load.ts';

/** What `k6 inspect --execution-requirements` and the window file's header say of a script's scenarios. */
export interface ScriptPlan {
  readonly scenarios?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
}

/**
 * The load steps of an unmodified script: the sum of its scenarios, cut wherever one of them changes. The longest plateau at the highest load is the hold.
 * Users and arrivals of a script that has both stand side by side in a step.
 */
export function stepsOfScript(plan: ScriptPlan): LoadStep[] {
  const loads = Object.values(plan.scenarios ?? {})
    .map(loadOfScenario)
    .filter((load): load is ScriptLoad => load !== null && endOf(load) > startOf(load));
  const cuts = [...new Set(loads.flatMap(({ points }) => points.map(([atS]) => round(atS))))].sort((a, b) => a - b);
  const steps: LoadStep[] = [];
  for (const [index, toS] of cuts.entries()) {
    const fromS = index === 0 ? 0 : (cuts[index - 1] ?? 0);
    if (toS <= fromS) continue;
    const step = stepBetween(loads, fromS, toS, steps.length);
    const before = steps.at(-1);
    if (before && continues(before, step)) steps[steps.length - 1] = { ...before, toS };
    else steps.push(step);
  }
  return nameHold(steps);
}

const round = (seconds: number) => Math.round(seconds * 1e6) / 1e6;
const startOf = ({ points }: ScriptLoad) => points[0]?.[0] ?? 0;
const endOf = ({ points }: ScriptLoad) => points.at(-1)?.[0] ?? 0;

function stepBetween(loads: readonly ScriptLoad[], fromS: number, toS: number, index: number): LoadStep {
  const sum = (unit: ScriptLoad['unit'], side: 'from' | 'to') => {
    const active = loads.filter((load) => load.unit === unit && startOf(load) < toS && endOf(load) > fromS);
    return active.length === 0 ? null : round(active.reduce((all, load) => all + levelIn(load, fromS, toS, side), 0));
  };
  const flat = (['users', 'rate'] as const).every((unit) => sum(unit, 'from') === sum(unit, 'to'));
  return {
    index,
    kind: flat ? 'plateau' : 'ramp',
    role: flat ? 'step' : 'ramp',
    fromS,
    toS,
    users: sum('users', 'to'),
    arrivalRate: sum('rate', 'to'),
  };
}

/** Level at one side of a stretch in which the load is one straight line. */
function levelIn({ points }: ScriptLoad, fromS: number, toS: number, side: 'from' | 'to'): number {
  for (const [index, [endS, end]] of points.entries()) {
    const [startS, start] = points[index - 1] ?? [0, 0];
    if (index === 0 || round(startS) > fromS || round(endS) < toS) continue;
    const atS = side === 'from' ? fromS : toS;
    return start + ((end - start) * (atS - startS)) / (endS - startS);
  }
  return 0;
}

function continues(before: LoadStep, step: LoadStep): boolean {
  return before.kind === 'plateau' && step.kind === 'plateau' && before.users === step.users && before.arrivalRate === step.arrivalRate;
}

function nameHold(steps: readonly LoadStep[]): LoadStep[] {
  const plateaus = steps.filter(({ kind, users, arrivalRate }) => kind === 'plateau' && (users ?? 0) + (arrivalRate ?? 0) > 0);
  const height = ({ users, arrivalRate }: LoadStep) => (users ?? 0) + (arrivalRate ?? 0);
  const hold = plateaus.toSorted((a, b) => height(b) - height(a) || b.toS - b.fromS - (a.toS - a.fromS))[0];
  return steps.map((step) => (step === hold ? { ...step, role: 'hold' } : step));
}
