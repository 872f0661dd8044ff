import type { RunRow } from '../../engine/model/api/listing.ts';
import { type Chip, chipsOf } from './chips.ts';

const states: Readonly<Record<Exclude<RunRow['state'], 'sealed'>, Chip>> = {
  running: { label: 'Run', word: 'going on', tone: 'neutral' },
  unsealed: { label: 'Run', word: 'unsealed', tone: 'unsure' },
  damaged: { label: 'Run', word: 'damaged', tone: 'odd' },
};

/** What a list says of a run: three answers where it is sealed, else why there are none. */
export function rowChips({ state, chips }: Pick<RunRow, 'state' | 'chips'>): readonly Chip[] {
  if (state === 'sealed') return chips === null ? [] : chipsOf(chips);
  return [states[state]];
}

/** Why a run in a list cannot be opened; null where it can. */
export function rowProblem({ state, reason }: Pick<RunRow, 'state' | 'reason'>): string | null {
  switch (state) {
    case 'sealed':
      return null;
    case 'running':
      return 'It goes on: its report is made when it ends.';
    case 'unsealed':
      return 'It was cut off before it was sealed: the next command recovers what it holds.';
    case 'damaged':
      return reason ?? 'What it holds cannot be read.';
  }
}
