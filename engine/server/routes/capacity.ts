import { planningSettings } from '../../campaign/capacity/conclude.ts';
import { concludePointsText } from '../../campaign/capacity/from-points.ts';
import { targetOf } from '../../campaign/plan/planned-today.ts';
import { emptyConfiguration } from '../../config/index.ts';
import type { PlanningInputs } from '../../model/api/documents.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Handlers } from '../call.ts';
import type { OpenFolder, ServerContext } from '../context.ts';

/** Capacities that were measured, and somebody's own points, each with what it is planned with. */
export const capacityHandlers = ({ opened, now }: ServerContext) =>
  ({
    capacity: async ({ path }) => {
      const folder = opened();
      const { report } = await folder.store.campaigns.loadCapacity(path.campaign);
      const runs = report.points.flatMap(({ run }) => run ?? []);
      return { report, inputs: await inputsOf(folder, dayOf(now()), report.environment, await targetOf(runs, folder.store)) };
    },
    capacityOfPoints: async ({ body: { name, text, targets } }) => {
      const folder = opened();
      const today = dayOf(now());
      const command = ['headroom capacity --points', name, ...targets.map((target) => `--target '${target}'`)].join(' ');
      const report = await concludePointsText({ folder: folder.folder, what: [], targets, command }, name, text, today);
      return { report, inputs: await inputsOf(folder, today, null, null) };
    },
  }) satisfies Partial<Handlers>;

/** The policy, prices and history of the configuration; those that hold for everybody where there is none that can be read, which the project itself tells. */
async function inputsOf(
  opened: OpenFolder,
  today: string,
  environment: string | null,
  measured: PlanningInputs['measured'],
): Promise<PlanningInputs> {
  const { configuration, folder } = await configurationOf(opened);
  const unitCost = environment === null ? undefined : configuration.environments[environment]?.unitCost;
  const { policy, prices, history } = await planningSettings(configuration, folder, unitCost);
  return { policy, prices, history, measured, today };
}

async function configurationOf({ folder, configuration }: OpenFolder) {
  try {
    return await configuration();
  } catch (error) {
    if (error instanceof HeadroomError) return emptyConfiguration(folder);
    throw error;
  }
}

/** The day of a moment in UTC. */
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
