import type { LadderState } from '../../campaign/capacity/watch.ts';
import type { GateState } from '../../campaign/gate/watch.ts';
import type { LiveState } from '../../model/api/live.ts';
import type { JobWork } from './work.ts';

/** How far a job is: 0..1, and seconds left; null where nobody can say. */
export interface Progress {
  readonly progress: number | null;
  readonly leftS: number | null;
}

/** Follows what a job tells of itself. */
export interface ProgressOf {
  live(state: LiveState): Progress;
  unit(state: Pick<GateState, 'done' | 'planned' | 'spentS' | 'budgetS'>): Progress;
  plateau(state: Pick<LadderState, 'done' | 'planned' | 'leftS'>): Progress;
}

/** A job of runs is told by their load; a campaign that decides as it goes on by what it planned, or by its budget. */
export function followProgress({ runs, eachS }: Pick<JobWork, 'runs' | 'eachS'>, now: () => number): ProgressOf {
  let done = 0;
  let before = 0;
  let told: { readonly share: number; readonly leftS: number; readonly atMs: number } | null = null;
  const campaign = (share: number, leftS: number): Progress => {
    told = { share: Math.min(1, share), leftS: Math.max(0, leftS), atMs: now() };
    return { progress: told.share, leftS: told.leftS };
  };
  return {
    live: ({ elapsedS, plannedS }) => {
      if (runs === 0) return told === null ? { progress: null, leftS: null } : since(told, now());
      if (elapsedS < before) done = Math.min(done + 1, runs - 1);
      before = elapsedS;
      const share = plannedS === 0 ? 0 : Math.min(1, elapsedS / plannedS);
      const besideS = eachS === null ? 0 : Math.max(0, eachS - plannedS);
      const leftS = Math.max(0, plannedS - elapsedS) + besideS / 2 + (runs - done - 1) * (eachS ?? plannedS);
      return { progress: (done + share) / runs, leftS };
    },
    unit: (state) => campaign(shareOf(state), state.budgetS - state.spentS),
    plateau: ({ done: made, planned, leftS }) => campaign(planned === 0 ? 0 : made / planned, leftS),
  };
}

function shareOf({ done, planned, spentS, budgetS }: Pick<GateState, 'done' | 'planned' | 'spentS' | 'budgetS'>): number {
  return Math.max(planned === 0 ? 0 : done / planned, budgetS === 0 ? 0 : spentS / budgetS);
}

/** What was told last, with the time that has gone by since. */
function since({ share, leftS, atMs }: { readonly share: number; readonly leftS: number; readonly atMs: number }, nowMs: number): Progress {
  return { progress: share, leftS: Math.max(0, leftS - (nowMs - atMs) / 1000) };
}
