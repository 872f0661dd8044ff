import type { Bar, Part } from '../part.ts';
import { type PartRecord, readRecord, resultFile } from '../record.ts';
import { othersIn, resultOf } from '../run-part.ts';
import { sourceHash } from '../sources.ts';

/** A part as the page shows it. */
export interface PartState {
  readonly part: Part;
  /** Null when it has not run, or what it was measured by has changed since. */
  readonly record: PartRecord | null;
  readonly changedSince: boolean;
  readonly outcomes: readonly unknown[];
  readonly bars: readonly Bar[];
  /** Fewer trials than the whole proof has. */
  readonly unfinished: boolean;
}

/** What the committed results say of a part now. */
export function stateOf(part: Part, results: string): PartState {
  const kept = readRecord(resultFile(results, part.name));
  const changedSince = kept !== null && kept.rule !== sourceHash(part.sources);
  const record = changedSince ? null : kept;
  const outcomes = record?.trials.map(({ outcome }) => outcome) ?? [];
  const { bars } = resultOf(part, part.trials, outcomes, othersIn(results));
  return { part, record, changedSince, outcomes, bars, unfinished: record !== null && outcomes.length < part.trials };
}
