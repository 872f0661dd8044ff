import type { JobOrder } from '../../../../engine/model/api/job.ts';
import type { EnvironmentCard, Project, ScenarioCard } from '../../../../engine/model/api/project.ts';
import { useInAddress } from '../../data/in-address.ts';

export type Kind = JobOrder['kind'];
export const kinds: readonly Kind[] = ['run', 'gate', 'capacity', 'schedule'];

type Set = (value: string) => void;

/** Everything the form holds, kept in the address as it is typed. Empty means as configured. */
export interface StartForm {
  readonly kind: Kind;
  readonly scenario: string;
  readonly environment: string;
  readonly users: string;
  readonly duration: string;
  readonly seed: string;
  /** `name=on|off`, with commas. */
  readonly switches: string;
  readonly schedule: string;
  readonly against: string;
  readonly budget: string;
  readonly targets: string;
  readonly set: Readonly<Record<Exclude<keyof StartForm, 'set'>, Set>>;
}

export function useStartForm({ defaults, scenarios, environments, schedules, gate, capacity }: Project): StartForm {
  const [kindWord, setKind] = useInAddress('kind', 'run');
  const kind = kinds.find((each) => each === kindWord) ?? 'run';
  const own = kind === 'gate' ? gate.scenario : kind === 'capacity' ? capacity.scenario : null;
  const [scenario, setScenario] = useInAddress('scenario', own ?? defaults.scenario ?? scenarios[0]?.name ?? '');
  const [environment, setEnvironment] = useInAddress('environment', defaults.environment ?? environments[0]?.name ?? '');
  const [users, setUsers] = useInAddress('users');
  const [duration, setDuration] = useInAddress('duration');
  const [seed, setSeed] = useInAddress('seed');
  const [switches, setSwitches] = useInAddress('switches');
  const [schedule, setSchedule] = useInAddress('schedule', schedules[0]?.name ?? '');
  const [against, setAgainst] = useInAddress('against');
  const [budget, setBudget] = useInAddress('budget');
  const [targets, setTargets] = useInAddress('targets');
  return {
    ...{ kind, scenario, environment, users, duration, seed, switches, schedule, against, budget, targets },
    set: {
      kind: setKind,
      scenario: setScenario,
      environment: setEnvironment,
      users: setUsers,
      duration: setDuration,
      seed: setSeed,
      switches: setSwitches,
      schedule: setSchedule,
      against: setAgainst,
      budget: setBudget,
      targets: setTargets,
    },
  };
}

/** The scenario and the environment that are chosen, where they are known. */
export function chosenOf(
  { scenarios, environments }: Project,
  form: StartForm,
): { scenario: ScenarioCard | undefined; environment: EnvironmentCard | undefined } {
  return {
    scenario: scenarios.find(({ name }) => name === form.scenario),
    environment: environments.find(({ name }) => name === form.environment),
  };
}

const whole = (text: string): number | undefined => (/^\d+$/.test(text.trim()) ? Number(text) : undefined);
const given = <Value>(name: string, value: Value | undefined): Record<string, Value> => (value === undefined ? {} : { [name]: value });
const word = (text: string): string | undefined => text.trim() || undefined;
const listed = (text: string): string[] | undefined => {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length === 0 ? undefined : parts;
};

/** What changes of the scenario a run is asked for: the same for its estimate and its start. */
export function changesOf({ scenario, environment, users, duration, switches }: StartForm) {
  return {
    ...given('scenario', word(scenario)),
    ...given('environment', word(environment)),
    ...given('users', whole(users)),
    ...given('duration', word(duration)),
    ...given('switches', listed(switches)),
  };
}

/** The order the form stands for. */
export function orderOf(form: StartForm): JobOrder {
  const names = { ...given('scenario', word(form.scenario)), ...given('environment', word(form.environment)) };
  const budget = given('budget', word(form.budget));
  switch (form.kind) {
    case 'run':
      return { kind: 'run', ...changesOf(form), ...given('seed', whole(form.seed)) };
    case 'schedule':
      return { kind: 'schedule', schedule: form.schedule };
    case 'gate':
      return { kind: 'gate', ...names, ...given('against', word(form.against)), ...budget };
    case 'capacity':
      return { kind: 'capacity', ...names, ...given('targets', listed(form.targets)), ...budget };
  }
}
