import type { PlanTargets } from '../../config/index.ts';
import type { Finding } from '../../model/plan.ts';
import type { PlanSettings } from '../../model/plan-settings.ts';
import type { Target } from '../../model/target.ts';
import { noEvidence } from '../../plan/finding.ts';
import type { PhaseInput } from '../../plan/roadmap.ts';
import type { Store } from '../../store/index.ts';
import { dayOf, type EvidenceRun, runsAt, type Where } from './evidence-runs.ts';
import { asksCapacity, type CapacityEvidence, judgeByCapacity } from './judge-capacity.ts';
import { judgeByRuns } from './judge-run.ts';

export interface RoadmapEvidence {
  readonly settings: PlanSettings;
  readonly targets: PlanTargets['phases'];
  readonly store: Store;
  readonly runs: readonly EvidenceRun[];
  /** Capacity reports, newest first. */
  readonly capacities: readonly CapacityEvidence[];
  /** Where a phase looks that says nothing else. */
  readonly where: Where;
}

/** Looks for what ticks each target of each phase off: made after the phase began and, where it has an end, not after that. */
export async function tickPhases({ settings, targets, store, runs, capacities, where }: RoadmapEvidence): Promise<PhaseInput[]> {
  return await Promise.all(
    settings.phases.map(async (phase, index): Promise<PhaseInput> => {
      const place: Where = {
        environment: phase.environment ?? where.environment,
        scenario: phase.scenario ?? where.scenario,
        run: phase.run ?? where.run,
        from: phase.begins,
        to: phase.ends ?? null,
      };
      const found = await runsAt(store, runs, place);
      const measured = capacities.filter((capacity) => isWithin(capacity, place));
      const tick = async (target: Target): Promise<Finding> => {
        const byCapacity = asksCapacity(target) ? firstFinding(target, measured) : null;
        if (byCapacity !== null && (byCapacity.status !== 'no-evidence' || target.metric !== 'requests')) return byCapacity;
        return found.missing === null ? await judgeByRuns(target, found.runs) : noEvidence('run-unknown', { why: found.missing });
      };
      const goals = await Promise.all((targets[index] ?? []).map(async (target) => ({ target, finding: await tick(target) })));
      const { name, begins, due = null, ends = null } = phase;
      return { name, begins, due, ends, environment: place.environment, goals };
    }),
  );
}

function isWithin({ evidence }: CapacityEvidence, { environment, from, to }: Where): boolean {
  const day = dayOf(evidence.at);
  const here = environment === null || evidence.environment === null || evidence.environment === environment;
  return here && (from === null || from <= day) && (to === null || day <= to);
}

/** Of the newest report that measured it. */
function firstFinding(target: Target, capacities: readonly CapacityEvidence[]): Finding {
  const findings = capacities.map((capacity) => judgeByCapacity(target, capacity));
  return findings.find(({ status }) => status !== 'no-evidence') ?? findings[0] ?? noEvidence('no-capacity');
}
