import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseHistory } from '../../capacity/history.ts';
import { capacityModel } from '../../capacity/model.ts';
import { planning } from '../../capacity/planning.ts';
import { pricesOf } from '../../config/index.ts';
import type { CapacityModel } from '../../model/capacity.ts';
import type { Configuration } from '../../model/configuration.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Planning } from '../../model/planning.ts';
import type { Target } from '../../model/target.ts';

/** What a plan of capacity is made with, beside the points. */
export interface PlanningSettings {
  readonly policy: Configuration['capacity']['policy'];
  readonly prices: { readonly replicaPerHour: number | null; readonly fixedPerMonth: number; readonly currency?: string } | null;
  readonly history: ReturnType<typeof parseHistory> | null;
}

/** The same points give the same bands. */
const seed = 1;

/** Reads what the configuration names for planning, before any load is made. Throws DATA_MISSING, CONFIG_UNREADABLE, CONFIG_INVALID. */
export async function planningSettings(
  { capacity, costs }: Pick<Configuration, 'capacity' | 'costs'>,
  folder: string,
  unitCost: number | undefined,
): Promise<PlanningSettings> {
  const { policy } = capacity;
  const history = policy.history === undefined ? null : parseHistory(await readHistory(folder, policy.history), policy.history);
  const listed = costs === undefined ? null : (await pricesOf(folder, costs)).prices;
  const fixedPerMonth = listed?.fixedPerMonth.reduce((sum, { perMonth }) => sum + perMonth.value, 0) ?? 0;
  const replicaPerHour = listed?.replicaPerHour ?? unitCost ?? null;
  return {
    policy,
    history,
    prices:
      replicaPerHour === null && listed === null
        ? null
        : { replicaPerHour, fixedPerMonth, ...(listed !== null && { currency: listed.currency }) },
  };
}

async function readHistory(folder: string, file: string): Promise<string> {
  try {
    return await readFile(path.resolve(folder, file), 'utf8');
  } catch (error) {
    throw new HeadroomError(
      'DATA_MISSING',
      `The history of users ${file} cannot be read.`,
      'capacity.policy.history is a path from the folder of headroom.config.ts.',
      error,
    );
  }
}

/** What the points say, and what follows for users, replicas, dates and money; neither where no point counts. */
export function conclude(given: {
  readonly points: readonly LoadPoint[];
  readonly targets: readonly Target[];
  readonly settings: PlanningSettings;
  readonly measured: Readonly<Record<string, unknown>> | null;
  readonly environment: string | null;
  /** `yyyy-mm-dd`; this day when not given. */
  readonly today?: string | undefined;
}): { model: CapacityModel | null; planning: Planning | null } {
  const { points, targets, settings, measured, environment, today = new Date().toISOString().slice(0, 10) } = given;
  const model = capacityModel({ points, targets, seed });
  if (model === null) return { model, planning: null };
  return { model, planning: planning({ model, points, ...settings, today, shape: { measured, environment } }) };
}
