import path from 'node:path';
import type { JourneyPaces } from '../../capacity/plateau/journey.ts';
import { ladderOf, withDescent } from '../../capacity/search/ladder.ts';
import { journeyName, loadConfiguration } from '../../config/index.ts';
import type { Configuration } from '../../model/configuration.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LadderOrder, StepUnit } from '../../model/ladder.ts';
import { type Scenario, scenarioKind } from '../../model/scenario.ts';
import { composeRequests } from '../../run/compose.ts';
import { needsBrowser } from '../../run/drivers/k6/entry.ts';
import type { RunRequest, Subject } from '../../run/request.ts';
import { ladderTargets } from './targets.ts';
import type { CapacityWanted } from './wanted.ts';

/** A ladder ready to be measured. */
export interface ComposedLadder {
  /** The request of one run; each plateau changes its load. */
  readonly request: RunRequest & { readonly subject: Subject & { readonly kind: 'scenario' } };
  readonly order: LadderOrder;
  readonly configuration: Configuration;
  readonly paces: JourneyPaces;
  readonly notes: readonly string[];
}

/** What a ladder's steps count, by what its scenario is made of. */
const units: Readonly<Record<Exclude<ReturnType<typeof scenarioKind>, 'page'>, StepUnit>> = {
  journeys: 'journeys',
  endpoint: 'connections',
  socket: 'connections',
};

/** What journeys pause for when nothing is said: `scenarios/lib/context`. */
const usualThinkMs = 2000;
/** The first plateau where nobody says another: a journey a second, or one connection. */
const usualFrom = 1;

/** Composes a ladder. Throws every error of the configuration, TARGET_SYNTAX, CONFIG_INVALID, USAGE, SCENARIO_UNKNOWN. */
export async function composeLadder(wanted: CapacityWanted): Promise<ComposedLadder> {
  const loaded = await loadConfiguration({ folder: wanted.folder, file: wanted.config, overrides: { set: wanted.set } });
  const { configuration } = loaded;
  const { capacity } = configuration;
  const usual = capacity.scenario;
  const [composed, ...others] = await composeRequests({
    ...wanted,
    what: wanted.what.length === 0 && usual !== undefined ? [usual] : wanted.what,
  });
  if (composed === undefined || others.length > 0)
    throw new HeadroomError(
      'USAGE',
      'A ladder loads one scenario.',
      'Name one; make a scenario of several journeys to load them together.',
    );
  const { subject } = composed;
  if (subject.kind === 'script')
    throw new HeadroomError(
      'USAGE',
      'A k6 script has a load of its own, which a ladder cannot change.',
      'Make its function a journey of a scenario: see `headroom init`.',
    );
  const kind = scenarioKind(subject.scenario);
  if (kind === 'page')
    throw new HeadroomError(
      'USAGE',
      `${subject.name} visits a page one time after the other: it has no load that a ladder could raise.`,
      'Climb a scenario of journeys, of one endpoint or of one socket.',
    );
  const { scenario, notes } = withoutBrowsers(subject.scenario, composed.folder, subject.name);
  const targets = ladderTargets(wanted.targets, composed.targets, subject.name);
  const unit = units[kind];
  const order = orderOf(wanted, capacity, { unit, targets, scenarioHash: subject.hash });
  return { request: { ...composed, subject: { ...subject, scenario }, targets }, order, configuration, paces: pacesOf(scenario), notes };
}

function orderOf(
  wanted: CapacityWanted,
  { plateau, ...capacity }: Configuration['capacity'],
  known: Pick<LadderOrder, 'unit' | 'targets' | 'scenarioHash'>,
): LadderOrder {
  const from = wanted.from ?? capacity.from ?? usualFrom;
  const upTo = wanted.upTo ?? capacity.upTo ?? null;
  if (upTo !== null && upTo <= from)
    throw new HeadroomError('USAGE', `A ladder from ${from} up to ${upTo} has no step.`, 'Give --from less than --up-to.');
  return {
    ...known,
    mode: wanted.ladder === undefined ? 'search' : 'ladder',
    from,
    upTo,
    levels: levelsOf(wanted.ladder, from, upTo, known.unit),
    precision: wanted.precision ?? capacity.precision,
    plateau: {
      samples: plateau.samples,
      atLeastS: wanted.plateauS ?? plateau.atLeast,
      atMostS: wanted.plateauS ?? Math.max(plateau.atLeast, plateau.atMost),
      warmUpS: plateau.warmUp,
      usersPerSecond: plateau.usersPerSecond ?? null,
      thinkTime: known.unit === 'journeys' ? (plateau.thinkTime ?? null) : null,
    },
    budgetS: wanted.budgetS ?? capacity.budget,
    replicas: wanted.replicas ?? 1,
    continues: null,
  };
}

function levelsOf(ladder: CapacityWanted['ladder'], from: number, upTo: number | null, unit: StepUnit): number[] {
  if (ladder === undefined) return [];
  if (ladder !== true) return withDescent(ladder, unit);
  if (upTo !== null) return ladderOf({ from, upTo, unit });
  throw new HeadroomError(
    'USAGE',
    'A whole ladder needs to know how high it goes.',
    'Give --up-to, beyond the capacity that a search found, or its levels: --ladder 20,40,80,120,160,200.',
  );
}

/** A browser has more to do in a plateau than there is time for, and on this machine takes it from the target. */
function withoutBrowsers(scenario: Scenario, folder: string, name: string): { scenario: Scenario; notes: string[] } {
  const left = scenario.journeys.filter(({ journey }) => needsBrowser(path.resolve(folder, journey)));
  if (left.length === 0) return { scenario, notes: [] };
  const journeys = scenario.journeys.filter((entry) => !left.includes(entry));
  if (journeys.length === 0)
    throw new HeadroomError('CONFIG_INVALID', `Every journey of scenario ${name} needs a browser.`, 'Give a ladder journeys without one.');
  return {
    scenario: { ...scenario, journeys },
    notes: left.map((entry) => `${journeyName(entry)} needs a browser and was left out of the ladder.`),
  };
}

/** What the scenario says of its journeys' pauses. */
function pacesOf({ journeys, thinkTime, pacing }: Scenario): JourneyPaces {
  return Object.fromEntries(
    journeys.map((entry) => {
      const range = entry.thinkTime ?? thinkTime;
      const thinkMs = range === undefined ? usualThinkMs : ((range.minS + range.maxS) / 2) * 1000;
      return [journeyName(entry), { thinkMs, pacingS: entry.pacing ?? pacing ?? null }];
    }),
  );
}
