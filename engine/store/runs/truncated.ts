import type { Fold } from '../../measure/fold.ts';
import type { Run } from '../../model/run.ts';
import type { RunDraft } from '../documents/kinds.ts';

/** The run of an engine that died, from what it had said of it and what the driver had written. */
export function truncatedRun(draft: RunDraft, fold: Fold, warnings: readonly string[]): Run {
  const { startedAt, durationS, series } = fold.measurement();
  const measured = series.length > 0;
  const end = fold.end();
  return {
    ...draft,
    loadStartedAt: measured ? isoTime(startedAt) : null,
    endedAt: measured ? isoTime(startedAt + durationS * 1000) : draft.startedAt,
    outcome: 'truncated',
    endReason: end === null ? 'The engine was killed.' : `The engine was killed; the generator ended by itself (${end.reason}).`,
    recovered: true,
    health: {
      validity: 'unknown',
      reasons: [],
      lateness: null,
      worstLatenessMs: null,
      droppedIterations: 0,
      cpu: null,
      coLocated: draft.provenance.coLocated,
    },
    durationS,
    control: null,
    machineBusy: null,
    k6: { exitCode: null, thresholds: null },
    notes: [...draft.notes, ...warnings],
  };
}

const isoTime = (unixMs: number) => new Date(unixMs).toISOString();
