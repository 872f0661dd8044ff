import type { LoadStep } from '../../../model/load.ts';
import type { LoadPlan } from '../../load/plan.ts';
import { secondOpinionReserve } from '../../load/plan.ts';
import { splitByWeight } from '../../load/shares.ts';
import type { K6Journey } from './plan.ts';

type K6Scenario = Readonly<Record<string, unknown>>;

/** How long users may take to finish what they are at when the load ends; later answers are of no step. */
const gracefulStopS = 3;
/** How long users who leave in a ramp down may take for their journey. */
const gracefulRampDownS = 10;
/** k6 takes whole numbers: rates are given for so many seconds to keep three digits. */
const rateUnitS = 1000;

/** Suffix of a journey's scenario in the second opinion. */
export const openSuffix = '__open';
/** Our build's executor that asks a file for its rate when it starts; see `recorder/arrivals`. */
export const measuredArrivals = 'headroom-arrivals';

export interface ScenarioSettings {
  readonly journeys: readonly K6Journey[];
  readonly load: LoadPlan;
  /** Journeys that drive a browser. */
  readonly browser: ReadonlySet<string>;
  /** File in which the second opinion finds its rates. */
  readonly ratesFile: string;
}

/** k6's `scenarios`, one or two a journey, for a load plan. Journey n runs the entry's function `journey<n>`, or `journey<n>open` in the second opinion. */
export function scenariosOf({ journeys, load, browser, ratesFile }: ScenarioSettings): Record<string, K6Scenario> {
  const scenarios: Record<string, K6Scenario> = {};
  const opinion = load.steps.find(({ role }) => role === 'second-opinion');
  const shared = load.steps.filter((step) => step !== opinion);
  const sharing = journeys.filter(({ users }) => users === null);
  const weights = sharing.map(({ weight }) => weight);
  const graceS = gracefulStopS + (opinion ? opinion.toS - opinion.fromS : 0);
  const reserve = splitByWeight(secondOpinionReserve(Math.max(...shared.map(({ users }) => users ?? 0))), weights);
  for (const [index, journey] of journeys.entries()) {
    const exec = `journey${index}`;
    const part = sharing.indexOf(journey);
    const options = browser.has(journey.name) ? { options: { browser: { type: 'chromium' } } } : {};
    const common = { exec, gracefulStop: seconds(graceS), ...options };
    const scenario =
      journey.users !== null
        ? { ...common, ...constantUsers(journey.users, load.durationS), gracefulStop: seconds(gracefulStopS) }
        : shared.some(({ arrivalRate }) => arrivalRate !== null)
          ? { ...common, ...arrivals(shared, load, weights, part) }
          : { ...common, ...users(shared, (total) => splitByWeight(total, weights)[part] ?? 0) };
    scenarios[journey.name] = scenario;
    if (opinion && journey.users === null) {
      scenarios[`${journey.name}${openSuffix}`] = {
        executor: measuredArrivals,
        exec: `${exec}open`,
        startTime: seconds(opinion.fromS),
        duration: seconds(opinion.toS - opinion.fromS),
        gracefulStop: seconds(gracefulStopS),
        reserve: reserve[part] ?? 0,
        ratesFile,
        journey: journey.name,
        ...options,
      };
    }
  }
  return scenarios;
}

const seconds = (amount: number) => `${Math.round(amount * 1000)}ms`;

function constantUsers(vus: number, durationS: number): K6Scenario {
  return { executor: 'constant-vus', vus, duration: seconds(durationS) };
}

function users(steps: readonly LoadStep[], share: (total: number) => number): K6Scenario {
  const first = steps[0];
  const only = share(first?.users ?? 0);
  if (first && steps.every(({ kind, users: level }) => kind === 'plateau' && level === first.users) && only > 0)
    return constantUsers(only, lengthOf(steps));
  return {
    executor: 'ramping-vus',
    startVUs: 0,
    gracefulRampDown: seconds(gracefulRampDownS),
    stages: stagesOf(steps, ({ users: level }) => share(level ?? 0), 0),
  };
}

function arrivals(steps: readonly LoadStep[], load: LoadPlan, weights: readonly number[], part: number): K6Scenario {
  const scale = ((weights[part] ?? 0) * rateUnitS) / weights.reduce((all, weight) => all + weight, 0);
  const rateOf = ({ arrivalRate }: LoadStep) => Math.round((arrivalRate ?? 0) * scale);
  const vus = Math.max(1, splitByWeight(load.peakUsers, weights)[part] ?? 1);
  // Users made while the load runs would be late for the arrival that asked for them: all are made before.
  const common = { timeUnit: seconds(rateUnitS), preAllocatedVUs: vus, maxVUs: vus };
  const first = steps[0];
  if (first && steps.every((step) => step.kind === 'plateau' && step.arrivalRate === first.arrivalRate))
    return { executor: 'constant-arrival-rate', rate: rateOf(first), duration: seconds(lengthOf(steps)), ...common };
  const startRate = Math.round(load.startRate * scale);
  return { executor: 'ramping-arrival-rate', startRate, stages: stagesOf(steps, rateOf, startRate), ...common };
}

/** A plateau that begins elsewhere than the step before it ended is a jump: a stage without length. */
function stagesOf(steps: readonly LoadStep[], targetOf: (step: LoadStep) => number, start: number) {
  const stages: { duration: string; target: number }[] = [];
  let level = start;
  for (const step of steps) {
    const target = targetOf(step);
    if (step.kind === 'plateau' && target !== level) stages.push({ duration: '0s', target });
    stages.push({ duration: seconds(step.toS - step.fromS), target });
    level = target;
  }
  return stages;
}

function lengthOf(steps: readonly LoadStep[]): number {
  return (steps.at(-1)?.toS ?? 0) - (steps[0]?.fromS ?? 0);
}
