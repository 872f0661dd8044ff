import { loadConfiguration, pricesOf } from '../../config/index.ts';
import { HeadroomError } from '../../model/error.ts';
import type { AutoscaleWanted } from './wanted.ts';

/** The currency of the price that was said: as said, else of the prices the configuration names; undefined where nothing says it, or nothing is priced. Throws what loading them throws. */
export async function currencyFor({ cost, currency, folder, config }: AutoscaleWanted): Promise<string | undefined> {
  if (cost === undefined || currency !== undefined) return currency;
  try {
    const loaded = await loadConfiguration({ folder, file: config });
    const { costs } = loaded.configuration;
    return costs === undefined ? undefined : (await pricesOf(loaded.folder, costs)).prices.currency;
  } catch (error) {
    if (error instanceof HeadroomError && error.code === 'CONFIG_MISSING' && config === undefined) return undefined;
    throw error;
  }
}
