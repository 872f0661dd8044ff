import type { StepUnit } from '../../model/ladder.ts';
import type { ProfileStep, Scenario } from '../../model/scenario.ts';

/** One constant load, and how it is got to. */
export interface PlateauLoad {
  /** Journeys per second, or connections. */
  readonly level: number;
  /** Most users that open arrivals may take. */
  readonly users: number;
  /** Users begin at no more than so many a second, for as long as that takes; null: as arrivals ask for them. */
  readonly begin: { readonly usersPerSecond: number; readonly seconds: number } | null;
  readonly warmUpS: number;
  readonly loadS: number;
  /** Pause between requests in place of the scenario's own. */
  readonly thinkTime: NonNullable<Scenario['thinkTime']> | null;
}

/** The load steps of a level, by what a ladder's steps count. */
const stepsOf: Readonly<Record<StepUnit, (load: PlateauLoad) => ProfileStep[]>> = {
  journeys: ({ level, begin, warmUpS, loadS }) => [
    ...(begin === null || begin.seconds <= 0
      ? []
      : [{ rate: Math.min(level, begin.usersPerSecond), ramp: 0, hold: begin.seconds, warmUp: begin.seconds }]),
    { rate: level, ramp: 0, hold: warmUpS + loadS, warmUp: warmUpS },
  ],
  connections: ({ level, begin, warmUpS, loadS }) => [{ users: level, ramp: begin?.seconds ?? 0, hold: warmUpS + loadS, warmUp: warmUpS }],
};

/** A scenario cut down to one plateau of a ladder: constant load, no second opinion, journeys of the mix as they are but for their pauses. */
export function plateauScenario(scenario: Scenario, unit: StepUnit, load: PlateauLoad): Scenario {
  const { thinkTime } = load;
  const steps = stepsOf[unit](load);
  const base: Scenario = { ...scenario, load: { profile: 'steps', steps, maxUsers: load.users }, targets: [] };
  if (unit === 'connections') return base;
  // Open arrivals come whatever pace a user keeps: pacing would only hold users back who are then missing.
  const { pacing: _pacing, ...unpaced } = base;
  const journeys = scenario.journeys.map(({ pacing: _own, thinkTime: think, ...entry }) => ({
    ...entry,
    ...(thinkTime === null && think !== undefined ? { thinkTime: think } : {}),
  }));
  return { ...unpaced, journeys, secondOpinion: 0, ...(thinkTime === null ? {} : { thinkTime }) };
}
