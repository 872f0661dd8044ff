import { z } from 'zod';
import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import { changeVerdictSchema } from '../../../engine/model/comparison.ts';
import type { Bar } from '../part.ts';
import { percent, rateText } from '../rate.ts';
import { syntheticDuet } from './duet.ts';
import { settingsOf } from './equal-sides.ts';
import { syntheticStored } from './stored.ts';
import type { Truth } from './world.ts';

export const shiftModes = ['duet', 'stored'] as const;
export const shiftTruths = {
  'shift-3': { shift: 0.03, tail: 0 },
  'shift-5': { shift: 0.05, tail: 0 },
  'shift-10': { shift: 0.1, tail: 0 },
  tail: { shift: 0, tail: 0.05 },
} as const satisfies Record<string, Truth>;
const names = Object.keys(shiftTruths).filter((name): name is keyof typeof shiftTruths => name in shiftTruths);

/** One gate whose head is slower, kept small: there are many. */
export const shiftedGateSchema = z.object({
  mode: z.enum(shiftModes),
  truth: z.enum(Object.keys(shiftTruths)),
  spread: z.number(),
  verdict: changeVerdictSchema,
  /** Of the p95: what the gate said it could have seen. */
  detectable: z.number().nullable(),
});
export const shiftedGatesSchema = z.array(shiftedGateSchema);
export type ShiftedGate = z.infer<typeof shiftedGateSchema>;

/** A gate of each mode and each truth, at one place of the grid. */
export function shiftedGates(gate: number, seed: number): ShiftedGate[] {
  const settings = settingsOf(gate);
  return names.flatMap((name) =>
    shiftModes.map((mode) => {
      const truth = shiftTruths[name];
      const { comparison } =
        mode === 'duet' ? syntheticDuet({ ...settings, truth, mode, seed }) : syntheticStored({ ...settings, truth, seed });
      const detectable = p95Of(comparison)?.smallestDetectableChange ?? null;
      return {
        mode,
        truth: name,
        spread: settings.world.spread,
        verdict: comparison.verdict,
        detectable: detectable === null ? null : Number(detectable.toPrecision(3)),
      };
    }),
  );
}

const p95Of = ({ changes }: Comparison): Change | undefined =>
  changes.find(({ metric, statistic, endpoint }) => metric === 'latency' && statistic === 'p95' && endpoint === null);

/** The true shift of the p95. */
export const trueShift = (name: string): number => {
  const found = names.find((known) => known === name);
  const truth: Truth = found ? shiftTruths[found] : { shift: 0, tail: 0 };
  return (1 + truth.shift) * (1 + truth.tail) - 1;
};

const powered = 0.8;
const mostUnchanged = 0.01;
/** A shift of just delta lies at the edge of what may be called unchanged: chance puts it inside as often as the test allows. */
const edgeUnchanged = 0.05;

export function barsOfShifts(outcomes: readonly (readonly ShiftedGate[])[]): Bar[] {
  const all = outcomes.flat();
  return shiftModes.flatMap((mode) => {
    const mine = all.filter((gate) => gate.mode === mode);
    const seen = mine.filter(({ detectable, truth }) => detectable !== null && detectable <= trueShift(truth));
    const found = seen.filter(({ verdict }) => verdict === 'regressed').length;
    const label = mode === 'duet' ? 'parallel duet' : 'stored baselines';
    const unchanged = (shifts: (shift: number) => boolean) => {
      const those = mine.filter(({ truth }) => shifts(trueShift(truth)));
      return { gates: those.length, said: those.filter(({ verdict }) => verdict === 'unchanged').length };
    };
    const [edge, beyond] = [unchanged((shift) => shift <= 0.031), unchanged((shift) => shift > 0.031)];
    return [
      {
        what: `${label}: a shift above the smallest detectable change is found`,
        bar: mode === 'stored' ? '' : `at least ${percent(powered)}`,
        measured: rateText(found, seen.length),
        holds: mode === 'stored' || seen.length === 0 ? null : found >= powered * seen.length,
      },
      {
        what: `${label}: \`unchanged\` said of a true shift of 5 % or more`,
        bar: `at most ${percent(mostUnchanged)}`,
        measured: rateText(beyond.said, beyond.gates),
        holds: beyond.said <= mostUnchanged * beyond.gates,
      },
      {
        what: `${label}: \`unchanged\` said of a true shift of 3 %, which is delta itself`,
        bar: `at most ${percent(edgeUnchanged)}`,
        measured: rateText(edge.said, edge.gates),
        holds: edge.said <= edgeUnchanged * edge.gates,
      },
    ];
  });
}
