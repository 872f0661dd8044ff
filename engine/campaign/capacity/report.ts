import { isUseless } from '../../capacity/search/level.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { type ExitCode, exitCode, type HeadroomError, strongestExit } from '../../model/error.ts';
import type { LadderOrder } from '../../model/ladder.ts';
import type { Run } from '../../model/run.ts';
import type { Measured } from './measure.ts';
import { exitOf, outcomeOf } from './outcome.ts';

export interface LadderFacts {
  readonly order: LadderOrder;
  readonly scenario: string;
  readonly environment: string;
  readonly driver: Run['provenance']['driver']['kind'] | null;
  readonly plan: { readonly plateaus: number; readonly seconds: number };
  readonly measured: Measured;
  readonly concluded: Pick<CapacityReport, 'model' | 'planning'>;
  readonly spentS: number;
  readonly command: string;
  readonly notes: readonly string[];
  readonly strict: boolean;
}

/** What a search or a ladder concluded, before it has its campaign. */
export function ladderReport(facts: LadderFacts): CapacityReport {
  const { order, measured, concluded, driver } = facts;
  const { points, reasons, interrupted, failure } = measured;
  const outcome = outcomeOf({ points, targets: order.targets, reasons, interrupted });
  const claims = points.some((point) => !isUseless(point));
  return {
    schemaVersion: 1,
    campaign: null,
    pointsFile: null,
    mode: order.mode,
    scenario: facts.scenario,
    environment: facts.environment,
    driver: driver === 'replay' || driver === 'playwright' ? null : driver,
    steppedBy: order.unit,
    plan: { ...facts.plan },
    points: [...points],
    model: claims ? concluded.model : null,
    planning: claims && outcome !== 'invalid' ? concluded.planning : null,
    outcome,
    reasons: [...reasons],
    exitCode: exitWith(exitOf(outcome, facts.strict), failure),
    spentS: facts.spentS,
    reproduce: facts.command,
    notes: [...facts.notes, ...(failure === null ? [] : [`Ended early: ${failure.message}`])],
  };
}

function exitWith(code: ExitCode, failure: HeadroomError | null): ExitCode {
  return strongestExit([code, failure?.exitCode ?? exitCode.good]);
}
