import path from 'node:path';
import { HeadroomError } from '../model/error.ts';
import { type Prices, pricesSchema } from '../model/prices.ts';
import { invalidFields } from './check.ts';
import { isFile, nearFiles } from './find.ts';
import { problemsOf } from './problem.ts';
import { readConfiguration } from './read.ts';

/**
 * The prices in a file, JSON or a module with a default export. `file` starts at `folder`.
 * Throws DATA_MISSING with names that are near, CONFIG_UNREADABLE, and CONFIG_INVALID that lists every wrong field.
 */
export async function loadPrices(folder: string, file: string): Promise<Prices> {
  const place = path.resolve(folder, file);
  if (!isFile(place)) {
    const near = await nearFiles(place);
    throw new HeadroomError(
      'DATA_MISSING',
      `There is no prices file ${file} in ${path.resolve(folder)}.`,
      near.length > 0
        ? `Did you mean ${near.join(', ')}?`
        : 'Write one: {"asOf": "2026-11-01", "replicaPerHour": 0.05, "setup": {"hours": 80, "hourlyRate": 75}}.',
    );
  }
  const checked = pricesSchema.safeParse(await readConfiguration(place), { reportInput: true });
  if (checked.success) return checked.data;
  throw invalidFields(problemsOf(pricesSchema, checked.error.issues), place);
}

/** Prices and where they stand: in a file, or in the configuration itself. Throws what `loadPrices` throws. */
export async function pricesOf(folder: string, costs: string | Prices): Promise<{ readonly prices: Prices; readonly file: string }> {
  return typeof costs === 'string'
    ? { prices: await loadPrices(folder, costs), file: costs }
    : { prices: costs, file: 'headroom.config.ts' };
}
