import type { Finding, Phase, PhaseGoal, Roadmap, RoadmapRow } from '../model/plan.ts';
import type { Target } from '../model/target.ts';

/** A phase and what was found for each of its targets. */
export interface PhaseInput {
  readonly name: string;
  readonly begins: string;
  readonly due: string | null;
  readonly ends: string | null;
  readonly environment: string | null;
  readonly goals: readonly { readonly target: Target; readonly finding: Finding }[];
}

interface RoadmapInput {
  /** Equations that say where it all started. */
  readonly before: readonly Target[];
  readonly phases: readonly PhaseInput[];
  /** `yyyy-mm-dd`. */
  readonly today: string;
}

/** What tells two numbers apart: metric, statistic and what they are of. */
const keyOf = ({ metric, statistic, scope, at }: Target): string => JSON.stringify([metric, statistic, scope, at ?? null]);
/** A number that was stated for the whole is the beginning of every row of its kind, whatever users a target names. */
const kindOf = ({ metric, statistic, scope }: Target): string => JSON.stringify([metric, statistic, scope]);

/** The table of a roadmap: a row a number, in the order in which numbers first appear, and a goal a phase. Null without phases. */
export function roadmapOf({ before, phases, today }: RoadmapInput): Roadmap | null {
  if (phases.length === 0) return null;
  const first = new Map<string, Target>();
  for (const { goals } of phases) for (const { target } of goals) if (!first.has(keyOf(target))) first.set(keyOf(target), target);
  const rows = [...first].map(
    ([key, target]): RoadmapRow => ({
      metric: target.metric,
      statistic: target.statistic,
      scope: target.scope,
      before: before.find((stated) => kindOf(stated) === kindOf(target))?.expected ?? null,
      goals: phases.map(({ goals }) => goalIn(goals, key)),
    }),
  );
  return { phases: phases.map((phase) => phaseOf(phase, today)), rows };
}

function goalIn(goals: PhaseInput['goals'], key: string): PhaseGoal | null {
  const found = goals.find(({ target }) => keyOf(target) === key);
  return found === undefined ? null : { target: found.target, ...found.finding };
}

function phaseOf({ name, begins, due, ends, environment, goals }: PhaseInput, today: string): Phase {
  const total = (status: Finding['status']): number => goals.filter(({ finding }) => finding.status === status).length;
  const met = total('met');
  const state = today < begins ? 'upcoming' : met === goals.length ? 'met' : due !== null && due < today ? 'overdue' : 'under-way';
  return { name, begins, due, ends, environment, state, met, missed: total('missed'), noEvidence: total('no-evidence') };
}
