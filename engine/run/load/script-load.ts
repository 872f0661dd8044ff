import { k6Seconds } from './duration.ts';

/** One k6 scenario's load over its own clock: straight lines between points. */
export interface ScriptLoad {
  readonly unit: 'users' | 'rate';
  /** Seconds since the load began, and users or iterations per second there. Two points of one time are a jump. */
  readonly points: readonly (readonly [atS: number, level: number])[];
}

type Fields = Readonly<Record<string, unknown>>;

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** The load that a k6 scenario's options ask for; null for an executor that is not known. Executors that run until their iterations are done are read as their longest duration. */
export function loadOfScenario(scenario: Fields): ScriptLoad | null {
  const startS = k6Seconds(scenario.startTime) ?? 0;
  switch (scenario.executor) {
    case 'constant-vus':
      return level('users', startS, k6Seconds(scenario.duration) ?? 0, numberOf(scenario.vus));
    case 'shared-iterations':
    case 'per-vu-iterations':
      return level('users', startS, k6Seconds(scenario.maxDuration) ?? defaultMaxDurationS, numberOf(scenario.vus));
    case 'ramping-vus':
      return stages('users', startS, numberOf(scenario.startVUs), scenario.stages, 1);
    case 'constant-arrival-rate':
      return level('rate', startS, k6Seconds(scenario.duration) ?? 0, numberOf(scenario.rate) / timeUnitS(scenario));
    case 'ramping-arrival-rate':
      return stages('rate', startS, numberOf(scenario.startRate), scenario.stages, timeUnitS(scenario));
    default:
      return null;
  }
}

/** k6's own default of `maxDuration`. */
const defaultMaxDurationS = 600;

function timeUnitS(scenario: Fields): number {
  return k6Seconds(scenario.timeUnit) || 1;
}

function level(unit: ScriptLoad['unit'], startS: number, durationS: number, value: number): ScriptLoad {
  return {
    unit,
    points: [
      [startS, value],
      [startS + durationS, value],
    ],
  };
}

function stages(unit: ScriptLoad['unit'], startS: number, start: number, list: unknown, perS: number): ScriptLoad {
  const points: [number, number][] = [[startS, start / perS]];
  let atS = startS;
  for (const stage of Array.isArray(list) ? (list as Fields[]) : []) {
    atS += k6Seconds(stage.duration) ?? 0;
    points.push([atS, numberOf(stage.target) / perS]);
  }
  return { unit, points };
}
