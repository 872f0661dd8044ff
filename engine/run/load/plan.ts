import { HeadroomError } from '../../model/error.ts';
import type { LoadStep } from '../../model/load.ts';
import { mostPageSeconds, usualPageSeconds } from '../../model/page.ts';
import type { Scenario } from '../../model/scenario.ts';
import { stretchesOf } from './profiles.ts';
import { plateau, type Stretch, stepsOf } from './stretch.ts';

/** What load a run is to apply, on the clock of the load. */
export interface LoadPlan {
  readonly steps: readonly LoadStep[];
  /** How long it takes; for the visits of a page how long it usually takes, while its steps last as long as it may. */
  readonly durationS: number;
  /** Journeys per second at second 0, where an open profile does not begin at none. */
  readonly startRate: number;
  /** Most users at once, those with a fixed number included; for open arrivals the ceiling of users that may be needed. */
  readonly peakUsers: number;
  /** Most virtual users there may ever be, the second opinion's reserve included: so many accounts or rows `unique` and `perUser` data needs. */
  readonly maxUsers: number;
}

export interface LoadRequest {
  readonly scenario: Scenario;
  /** Users that targets name with `at`: plateaus of that many users are holds too. */
  readonly targetUsers?: readonly number[];
  /** Length of the open-arrival step after the closed load; 0 leaves it out. See `secondOpinionSeconds`. */
  readonly secondOpinionS: number;
}

const defaultSecondOpinionS = 60;

/** How long the second opinion of a scenario is: as told, else a minute when a target names users, else none. Open profiles have none, they are open already. */
export function secondOpinionSeconds(scenario: Scenario, targetUsers: readonly number[]): number {
  return scenario.secondOpinion ?? (targetUsers.length > 0 ? defaultSecondOpinionS : 0);
}

/** Users who stand by in the second opinion beyond those of the closed load, as a share: an arrival that finds nobody idle is dropped. */
const reserveShare = 0.25;
const leastReserve = 5;

/** The reserve of users that a second opinion over so many closed users has. */
export function secondOpinionReserve(users: number): number {
  return Math.max(leastReserve, Math.ceil(users * reserveShare));
}

/** Plans the load steps of a scenario. Throws CONFIG_INVALID when steps mix users and rates, or the profile has no length. */
export function planLoad({ scenario, targetUsers = [], secondOpinionS }: LoadRequest): LoadPlan {
  const { load, journeys, page } = scenario;
  if (page !== undefined) {
    const steps = stepsOf([plateau('hold', mostPageSeconds(page), { users: 1, arrivalRate: null })]);
    return { steps, durationS: usualPageSeconds(page), startRate: 0, peakUsers: 1, maxUsers: 1 };
  }
  // One endpoint or one socket has no journeys: all users of the load are its.
  const sharing = journeys.length === 0 ? 1 : journeys.filter(({ users }) => users === undefined).length;
  const fixed = journeys.reduce((all, { users }) => all + (users ?? 0), 0);
  const stretches = stretchesOf(load, sharing || fixed).map((stretch) => nameHolds(stretch, targetUsers));
  const isOpen = stretches.some(({ arrivalRate }) => arrivalRate !== null);
  const closedUsers = sharing > 0 ? Math.max(0, ...stretches.map(({ users }) => users ?? 0)) : 0;
  const opinion = !isOpen && sharing > 0 && secondOpinionS > 0;
  const steps = stepsOf(
    opinion ? [...stretches, plateau('second-opinion', secondOpinionS, { users: null, arrivalRate: null })] : stretches,
  );
  const durationS = steps.at(-1)?.toS ?? 0;
  if (durationS <= 0)
    throw new HeadroomError('CONFIG_INVALID', 'The load profile lasts no time at all.', 'Give it a hold, such as hold: "30s".');
  const peakUsers = fixed + (isOpen && 'maxUsers' in load ? load.maxUsers : closedUsers);
  return {
    steps,
    durationS,
    startRate: load.profile === 'breakpoint' ? load.fromRate : 0,
    peakUsers,
    maxUsers: peakUsers + (opinion ? secondOpinionReserve(closedUsers) : 0),
  };
}

function nameHolds(stretch: Stretch, targetUsers: readonly number[]): Stretch {
  return stretch.role === 'step' && stretch.users !== null && targetUsers.includes(stretch.users) ? { ...stretch, role: 'hold' } : stretch;
}
