import execution from 'k6/execution';

// Each access to `execution.scenario` builds a new object (25 us); the object itself stays true for the user's life.
let scenario: typeof execution.scenario | undefined;
let user: typeof execution.vu | undefined;
let instance: typeof execution.instance | undefined;

const currentScenario = () => {
  scenario ??= execution.scenario;
  return scenario;
};

/** The k6 scenario this user is in now: the journey's name, with `__open` behind it in the second opinion. */
export const scenarioName = (): string => currentScenario().name;

/** Number of this start of the journey within its scenario, from 0, over all users and generators. */
export const iterationNumber = (): number => currentScenario().iterationInTest;

/** Whether the planned time of the scenario is over, so that only what was begun is finished. */
export const scenarioIsOver = (): boolean => currentScenario().progress >= 1;

/** Number of this user, from 1, unlike that of any other user of the run. */
export function userNumber(): number {
  user ??= execution.vu;
  return user.idInTest;
}

/** Milliseconds since the run began, with fractions: `Date.now()` knows whole ones only. */
export function elapsedMs(): number {
  instance ??= execution.instance;
  return instance.currentTestRunDuration;
}

/** Ends the whole run; k6 reports `reason` and exits with 108. */
export function stopRun(reason: string): never {
  execution.test.abort(reason);
  throw new Error(reason);
}
