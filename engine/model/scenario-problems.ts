/** A field of a scenario that does not go with another. */
export interface ScenarioProblem {
  readonly path: string[];
  readonly message: string;
}

/** The parts of a scenario that exclude each other. */
export interface ScenarioParts {
  readonly journeys: readonly unknown[];
  readonly endpoint?: { readonly rate?: number | undefined } | undefined;
  readonly socket?: object | undefined;
  readonly page?: object | undefined;
  readonly load?: { readonly profile: string; readonly steps?: unknown } | undefined;
  readonly thinkTime?: object | undefined;
  readonly pacing?: number | undefined;
  readonly secondOpinion?: number | undefined;
  readonly data: object;
}

/** Only users who run journeys arrive, think, pause and read rows. */
const ofJourneys = ['thinkTime', 'pacing', 'secondOpinion'] as const;

/** What is wrong with a scenario although each of its fields is right: it is made of exactly one of journeys, an endpoint, a socket and a page. */
export function scenarioProblems(scenario: ScenarioParts): ScenarioProblem[] {
  const { journeys, endpoint, socket, page, load, data } = scenario;
  const kinds = [journeys.length > 0 && 'journeys', endpoint && 'endpoint', socket && 'socket', page && 'page'].filter(
    (kind) => typeof kind === 'string',
  );
  const [kind, ...others] = kinds;
  if (kind === undefined) return [{ path: ['journeys'], message: 'a scenario needs journeys, or an endpoint, a socket or a page instead' }];
  if (others.length > 0)
    return [
      {
        path: [others.at(-1) ?? kind],
        message: `a scenario is one of journeys, endpoint, socket and page; this one has ${kinds.join(' and ')}`,
      },
    ];
  return [...loadProblems(kind, load), ...(kind === 'journeys' ? [] : journeyProblems(kind, scenario, data))];
}

function loadProblems(kind: string, load: ScenarioParts['load']): ScenarioProblem[] {
  const wrong = (message: string) => [{ path: ['load'], message }];
  if (kind === 'page') return load === undefined ? [] : wrong('the load of a page is its visits, one after the other: see page.visits');
  if (load === undefined) return wrong('a load is missing: how many users, and for how long');
  return kind !== 'journeys' && isOpen(load)
    ? wrong(`arrivals are for journeys; the load of one ${kind} is a number of connections, given as users`)
    : [];
}

function journeyProblems(kind: string, scenario: ScenarioParts, data: object): ScenarioProblem[] {
  const only = (path: string[]) => ({
    path,
    message: `belongs to journeys; this scenario ${kind === 'page' ? 'visits' : 'loads'} one ${kind}`,
  });
  return [
    ...ofJourneys.filter((field) => (scenario[field] ?? 0) !== 0).map((field) => only([field])),
    ...(Object.keys(data).length > 0 ? [only(['data'])] : []),
  ];
}

function isOpen({ profile, steps }: NonNullable<ScenarioParts['load']>): boolean {
  const rated = Array.isArray(steps) && steps.some((step: { readonly rate?: number }) => step.rate !== undefined);
  return profile === 'rate' || profile === 'breakpoint' || rated;
}
