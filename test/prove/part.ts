import { z } from 'zod';

/** What a trial may use. */
export interface TrialContext {
  /** Of the trial, from 0. */
  readonly index: number;
  /** Of the trial: the same part and index give the same seed. */
  readonly seed: number;
  /** Aborted by Ctrl-C: a trial that ends by it throws, and is not kept. */
  readonly signal: AbortSignal;
  /** A folder of the part that git ignores, for recordings too large to commit. Made when asked for. */
  readonly cache: () => string;
  /** Says in a line what is being done. */
  readonly say: (line: string) => void;
}

/** A promise, what came of it, and whether it was kept. */
export interface Bar {
  readonly what: string;
  /** As a reader is told it: `at most 4 in 1,000`. */
  readonly bar: string;
  /** In words with figures: `0 of 1,000 (95 % interval 0 to 0.4 %)`. */
  readonly measured: string;
  /** Null where nothing is promised: shown for information. */
  readonly holds: boolean | null;
}

/** The outcomes kept of another part; none when it has not run. */
export type Others = (part: string) => readonly unknown[];

/** Something that `npm run prove` proves, by trials that are made one after the other and each kept as soon as it is made. */
export interface Part {
  /** As it is asked for on the command line; its results are `results/<name>.jsonl`. */
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly what: string;
  /** How many trials the whole proof has. */
  readonly trials: number;
  /** Simulated gates that one trial makes, so that they need not be kept one by one; 1 where it is left out. */
  readonly gatesInTrial?: number;
  /** It loads this machine: such parts never run at the same time. */
  readonly loadsMachine: boolean;
  /** Files, from the root of the project, that decide an outcome, with all that they import. When one changes, earlier trials no longer count. */
  readonly sources: readonly string[];
  /** Makes one trial; what it gives is kept as JSON. */
  readonly trial: (context: TrialContext) => Promise<unknown>;
  /** The promises, judged on all trials kept so far. */
  readonly bars: (outcomes: readonly unknown[], others: Others) => readonly Bar[];
}

interface PartOf<Outcome extends z.ZodType> extends Omit<Part, 'trial' | 'bars'> {
  /** Of what a trial gives: kept outcomes are read through it. */
  readonly outcome: Outcome;
  readonly trial: (context: TrialContext) => Promise<z.input<Outcome>> | z.input<Outcome>;
  readonly bars: (outcomes: readonly z.output<Outcome>[], others: Others) => readonly Bar[];
}

/** A part whose outcomes have a schema. */
export function definePart<Outcome extends z.ZodType>({ outcome, trial, bars, ...rest }: PartOf<Outcome>): Part {
  return {
    ...rest,
    trial: async (context) => outcome.parse(await trial(context)),
    bars: (outcomes, others) => bars(z.array(outcome).parse(outcomes), others),
  };
}

/** What decides the verdicts of the gate: the part of the sources that most parts share. */
export const gateRuleSources: readonly string[] = [
  'engine/compare/duet/judge.ts',
  'engine/compare/duet/next.ts',
  'engine/compare/stored/judge.ts',
  'engine/compare/stored/next.ts',
];
