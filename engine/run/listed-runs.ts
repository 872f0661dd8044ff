import { duetUnits, type RunEntry, type Store } from '../store/index.ts';

export interface ListWanted {
  readonly scenario: string | undefined;
  readonly environment: string | undefined;
  /** Units of duets too, which are many and say little by themselves. */
  readonly all: boolean;
}

export interface ListedRuns {
  /** Newest first. */
  readonly runs: readonly RunEntry[];
  readonly hidden: number;
  /** Ids of campaigns whose process went before they had a report. */
  readonly interrupted: readonly string[];
}

/** The runs a person wants to see. One without a document has neither scenario nor environment, and is left out where one is asked for. */
export async function listedRuns(store: Store, { scenario, environment, all }: ListWanted): Promise<ListedRuns> {
  const campaigns = await store.campaigns.list();
  const isUnit = duetUnits(campaigns);
  const asked = (await store.listRuns()).filter(
    (entry) =>
      (scenario === undefined && environment === undefined) ||
      (entry.state === 'sealed' &&
        (scenario ?? entry.run.scenario) === entry.run.scenario &&
        (environment ?? entry.run.environment) === entry.run.environment),
  );
  const runs = asked.filter((entry) => all || entry.state !== 'sealed' || !isUnit(entry.run));
  const interrupted = campaigns.filter(({ state }) => state === 'interrupted').map(({ id }) => id);
  return { runs, hidden: asked.length - runs.length, interrupted };
}
