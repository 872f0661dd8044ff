import { emptyConfiguration, loadConfiguration, pricesOf } from '../../config/index.ts';
import { HeadroomError } from '../../model/error.ts';
import { type PlanSettings, planSettingsSchema } from '../../model/plan-settings.ts';
import type { Prices } from '../../model/prices.ts';
import type { Roi, ServingCost } from '../../model/roi.ts';
import { assumptionsOf, type MoneyCase, type Ranged } from '../../plan/assumptions.ts';
import { servingCost } from '../../plan/costs.ts';
import { planningPrices, pricesUsed } from '../../plan/prices.ts';
import { roiOf } from '../../plan/roi.ts';

/** What somebody asks: numbers said at once go before those of the configuration. */
export interface RoiWanted {
  readonly folder: string;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly config?: string;
  readonly prices?: string;
  readonly currency?: string;
  readonly setup?: number;
  readonly setupLow?: number;
  readonly setupHigh?: number;
  readonly setupHours?: number;
  readonly hourly?: number;
  readonly operating?: number;
  readonly operatingLow?: number;
  readonly operatingHigh?: number;
  readonly benefit?: number;
  readonly benefitLow?: number;
  readonly benefitHigh?: number;
  readonly months?: number;
  readonly rate?: number;
  readonly replicas?: number;
  readonly replicaHour?: number;
  readonly throughput?: number;
  readonly users?: number;
}

/**
 * What an investment is worth, from what was said and what the configuration says. The configuration is read only for what was not said.
 * Throws USAGE where there is neither a setup nor a benefit, or a range is the wrong way round, and what loading throws.
 */
export async function caseOf(wanted: RoiWanted): Promise<Roi> {
  const { settings, prices, file } = await writtenDown(wanted);
  const { setup, operating, benefit } = saidIn(wanted);
  const money: MoneyCase = {
    setup: setup ?? prices?.setup,
    operatingPerMonth: operating === null ? (prices?.operatingPerMonth ?? []) : [{ name: 'operating', perMonth: operating }],
    benefits: benefit === null ? settings.benefits : [{ name: 'benefit', perMonth: benefit }],
    months: statedOr(wanted.months, settings.months, usual.months),
    ratePerYear: statedOr(wanted.rate, settings.ratePerYear, usual.ratePerYear),
  };
  if (money.setup === undefined && money.benefits.length === 0)
    throw new HeadroomError(
      'USAGE',
      'There is nothing to compute: neither what it costs nor what it brings.',
      'Say it: headroom roi --setup 6000 --operating 150 --benefit 1500.',
    );
  const currency = wanted.currency ?? prices?.currency ?? 'USD';
  return {
    schemaVersion: 1,
    ...roiOf(currency, assumptionsOf(money)),
    serving: servingIn(wanted, prices),
    prices: prices === null || file === null ? null : pricesUsed(file, prices, wanted.today),
  };
}

const usual = planSettingsSchema.parse({});

interface WrittenDown {
  readonly settings: PlanSettings;
  readonly prices: Prices | null;
  readonly file: string | null;
}

async function writtenDown({ folder, config, prices, ...said }: RoiWanted): Promise<WrittenDown> {
  const isComplete = config === undefined && said.benefit !== undefined && (said.setup !== undefined || said.setupHours !== undefined);
  const { configuration, folder: from } = isComplete ? emptyConfiguration(folder) : await configurationIfThere(folder, config);
  const costs = prices ?? configuration.costs;
  const found = costs === undefined ? null : await pricesOf(prices === undefined ? from : folder, costs);
  return { settings: configuration.plan, prices: found?.prices ?? null, file: found?.file ?? null };
}

/** A case can be stated where a project has no configuration. */
async function configurationIfThere(folder: string, file: string | undefined): ReturnType<typeof loadConfiguration> {
  try {
    return await loadConfiguration({ folder, file });
  } catch (error) {
    if (file === undefined && error instanceof HeadroomError && error.code === 'CONFIG_MISSING') return emptyConfiguration(folder);
    throw error;
  }
}

function statedOr<Value>(said: Value | undefined, written: Value, usualValue: Value): { value: Value; source: 'stated' | 'default' } {
  return { value: said ?? written, source: said !== undefined || written !== usualValue ? 'stated' : 'default' };
}

function saidIn(wanted: RoiWanted) {
  return {
    setup: setupIn(wanted),
    operating: ranged('operating', wanted.operating, wanted.operatingLow, wanted.operatingHigh),
    benefit: ranged('benefit', wanted.benefit, wanted.benefitLow, wanted.benefitHigh),
  };
}

function setupIn({ setup, setupLow, setupHigh, setupHours, hourly }: RoiWanted): MoneyCase['setup'] | null {
  const total = ranged('setup', setup, setupLow, setupHigh);
  if (setupHours === undefined && hourly === undefined) return total === null ? null : { total };
  if (setupHours === undefined || hourly === undefined)
    throw new HeadroomError('USAGE', 'Hours of work need the price of an hour.', 'Give both: --setup-hours 80 --hourly 75.');
  if (total !== null) throw new HeadroomError('USAGE', 'The setup is given twice.', 'Give --setup, or --setup-hours with --hourly.');
  return { hours: exactly(setupHours), hourlyRate: exactly(hourly), other: exactly(0) };
}

const exactly = (value: number): Ranged => ({ value, low: null, high: null });

function ranged(name: string, value: number | undefined, low: number | undefined, high: number | undefined): Ranged | null {
  const wrong = (message: string) => new HeadroomError('USAGE', message, `Example: --${name} 1500 --${name}-low 900 --${name}-high 1800.`);
  if (value === undefined) {
    if (low === undefined && high === undefined) return null;
    throw wrong(`--${name}-low and --${name}-high need --${name}.`);
  }
  if (low === undefined && high === undefined) return { value, low: null, high: null };
  const [from, to] = [low ?? value, high ?? value];
  if (from > value || value > to) throw wrong(`--${name} must lie between its low and its high.`);
  return { value, low: from, high: to };
}

/** Cost of serving the load that was said, where a replica has a price. */
function servingIn(wanted: RoiWanted, prices: Prices | null): ServingCost | null {
  const known = prices === null ? null : planningPrices(prices);
  const replicaPerHour = wanted.replicaHour ?? known?.replicaPerHour ?? null;
  const { throughput, users } = wanted;
  if (replicaPerHour === null || (throughput === undefined && users === undefined)) return null;
  return servingCost({
    replicas: wanted.replicas ?? 1,
    replicaPerHour,
    fixedPerMonth: known?.fixedPerMonth ?? 0,
    throughput: throughput === undefined ? null : exactly(throughput),
    users: users === undefined ? null : exactly(users),
    label: null,
  });
}
