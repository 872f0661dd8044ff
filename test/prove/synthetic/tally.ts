import { z } from 'zod';
import type { Comparison } from '../../../engine/model/comparison.ts';
import { changeVerdictSchema } from '../../../engine/model/comparison.ts';

const verdicts = changeVerdictSchema.options;

/** How many gates of a kind ended in each verdict, and those that were wrong, each with its place in the grid. */
export const tallySchema = z.object({
  gates: z.int(),
  verdicts: z.partialRecord(changeVerdictSchema, z.int()),
  /** Seed and world of a gate that said `regressed` or `improved`, and what it said of the p95 or the error rate. */
  moved: z.array(z.object({ gate: z.int(), verdict: changeVerdictSchema, metric: z.string(), change: z.number(), p: z.number() })),
});
export type Tally = z.infer<typeof tallySchema>;

export interface JudgedGate {
  readonly gate: number;
  readonly comparison: Comparison;
}

export function tallyOf(gates: readonly JudgedGate[]): Tally {
  const found = verdicts.flatMap((verdict): [(typeof verdicts)[number], number][] => {
    const count = gates.filter((gate) => saysOf(gate.comparison) === verdict).length;
    return count > 0 ? [[verdict, count]] : [];
  });
  const moved = gates.flatMap(({ gate, comparison }) =>
    comparison.changes
      .filter(({ primary, verdict }) => primary && (verdict === 'regressed' || verdict === 'improved'))
      .map(({ verdict, metric, change, evidence }) => ({
        gate,
        verdict,
        metric,
        change: Number(change.value.toPrecision(4)),
        p: Number((evidence?.p ?? Number.NaN).toPrecision(3)),
      })),
  );
  return { gates: gates.length, verdicts: Object.fromEntries(found), moved };
}

/** The verdict over all; an improvement of the family counts as one whatever the rest says. */
function saysOf({ verdict, changes }: Comparison): Comparison['verdict'] {
  return verdict !== 'regressed' && changes.some((change) => change.primary && change.verdict === 'improved') ? 'improved' : verdict;
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const count = (verdict: (typeof verdicts)[number]) => tallies.reduce((sum, tally) => sum + (tally.verdicts[verdict] ?? 0), 0);
  return {
    gates: tallies.reduce((sum, { gates }) => sum + gates, 0),
    verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])),
    moved: tallies.flatMap(({ moved }) => moved),
  };
}
