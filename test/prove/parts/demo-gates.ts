import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { barsOfEqualDemo, barsOfShiftedDemo } from '../demo/bars.ts';
import type { DoneGate, GateSpec } from '../demo/doing.ts';
import { gateOutcomeSchema, outcomeOf } from '../demo/outcome.ts';
import { type Fault, faultySides, plain } from '../demo/sides.ts';
import { demoGate } from '../demo-gate.ts';
import { definePart, gateRuleSources, type Part, type TrialContext } from '../part.ts';

const scenario = 'gate';
const shortS = 300;
const longS = 600;

type Asked = Pick<GateSpec, 'base' | 'head' | 'budgetS' | 'how'> & Pick<Partial<GateSpec>, 'blocks'>;

/** One gate, in a project folder of its own: what an interrupted trial left there is removed first. */
export function gateOnDemo(asked: Asked, { index, seed, cache, signal, say }: TrialContext): Promise<DoneGate> {
  const folder = path.join(cache(), String(index));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return demoGate({ scenario, seed, folder, signal, say, ...asked });
}

const common = { loadsMachine: true, sources: gateRuleSources, outcome: gateOutcomeSchema };

/** Unchanged code against itself, fresh sessions each time. */
export const demoEqual: Part = definePart({
  ...common,
  name: 'demo-aa',
  what: 'The demo against itself in parallel duet, fresh sessions each time: no alarm that a confirmation does not withdraw',
  trials: 30,
  trial: async (context) => outcomeOf(await gateOnDemo({ base: plain, head: plain, budgetS: shortS, how: 'duet' }, context), context),
  bars: barsOfEqualDemo,
});

function shifted(fault: Fault, label: string, budgetS: number, leastFound: number): Part {
  return definePart({
    ...common,
    name: `demo-${fault}`,
    what: `The demo with ${label} put into one side, in parallel duet within ${budgetS / 60} minutes`,
    trials: 20,
    trial: async (context) =>
      outcomeOf(await gateOnDemo({ base: plain, head: faultySides[fault], budgetS, how: 'duet' }, context), context),
    bars: (outcomes, others) => barsOfShiftedDemo(outcomes, { fault, leastFound, budgetS }, others),
  });
}

export const demoShifted: readonly Part[] = [
  shifted('shift-3', '3 % more work', longS, 0.8),
  shifted('shift-5', '5 % more work', shortS, 0.9),
  shifted('shift-10', '10 % more work', shortS, 0.9),
  shifted('tail', 'a delay of some requests', shortS, 0.9),
];
