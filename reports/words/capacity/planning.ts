import type { Assumption, Planning, Runway, Situation, UserNeed } from '../../../engine/model/planning.ts';
import { day } from '../day.ts';
import { count, fixed, trimmed } from '../digits.ts';
import { capital } from '../facts.ts';
import { signOf } from '../plan/money.ts';
import { amount, isAtLeast, measures, projected, rangeName, writtenOf } from './projection.ts';
import { capacityReason, capacityReasons, refusal } from './reasons.ts';

export const situationNames: Readonly<Record<Situation['name'], string>> = {
  normal: 'Normal',
  peak: 'Peak',
  'zone-lost': 'One zone lost',
};

const methods: Readonly<Record<Runway['method'], string>> = {
  compound: 'growth by a fixed share a month',
  'holt-winters': 'growth and seasons of the history',
};

/** When demand meets the capacity, as far as it can be told, and until when to act. */
export function runwaySentence({ state, p10, p50, p90, buyBy, method, reasons }: Runway): string {
  const passed = reasons.find(({ code }) => code === 'buy-by-passed');
  const order = passed ? ` ${capital(capacityReason(passed))}.` : buyBy === null ? '' : ` To have more in time, order by ${day(buyBy)}.`;
  switch (state) {
    case 'dated': {
      const when = p50 === null ? 'perhaps within the horizon' : `about ${day(p50)}`;
      const late = p90 === null ? '90 % lies beyond the horizon' : `90 % by ${day(p90)}`;
      const chances = p10 === null ? [] : [`a chance of 10 % by ${day(p10)}, ${late}`];
      return `Demand reaches the usable capacity ${when} (${[methods[method], ...chances].join('; ')}).${order}`;
    }
    case 'exceeded':
      return `Demand is above the usable capacity already.${order}`;
    case 'beyond-horizon':
      return `Demand stays below the usable capacity for as far as the plan looks (${methods[method]}).`;
    case 'shrinking':
      return 'Demand shrinks: it never reaches the usable capacity.';
    case 'refused':
      return `How long it lasts is ${refusal({ reasons })}.`;
  }
}

/** `capacity 1,700 users [1,650, 1,760], measured; 1,190 [1,160, 1,230] of them may be used`. */
export function usableSentence({ capacityUsers, usableUsers, target }: Planning): string {
  if (capacityUsers.value === null) return `How many users it takes with ${target} is ${refusal(capacityUsers)}.`;
  const least = isAtLeast(capacityUsers) ? 'at least ' : '';
  const all = `Capacity with ${target}: ${least}${projected(capacityUsers, measures.users)}`;
  if (usableUsers.value === null || usableUsers.value === capacityUsers.value) return `${all}.`;
  return `${all}. Less the share that is kept free, ${amount(usableUsers, measures.users)} ${writtenOf(usableUsers, measures.users).range} are usable.`;
}

/** How these numbers speak of production; empty where nobody asked. */
export function transferSentence({ state, factor, reasons }: Planning['transfer']): string {
  const why = capacityReasons(reasons).join('; ');
  switch (state) {
    case 'not-asked':
      return '';
    case 'same':
      return `${why === '' ? 'This is production' : capital(why)}: the numbers hold for it.`;
    case 'scaled':
      return `${why === '' ? `Production is taken for ${factor === null ? 'a stated multiple' : `${trimmed(factor)} times`} of what was measured` : capital(why)}.`;
    case 'refused':
      return `Nothing is said of production: ${why === '' ? 'its shape is not known to be the same' : why}.`;
  }
}

/** The cheapest change with its measured gain. */
export function fixSentence(fix: Planning['cheapestFix']): string {
  if (fix === null) return '';
  const { value: measured, low, high } = fix.gain;
  if (measured === null) return `The cheapest fix measured is ${fix.name}; its gain is ${refusal(fix.gain)}.`;
  const speed = fix.gain.reasons.find(({ code }) => code === 'gain-of-speed');
  const of = speed === undefined ? ' of capacity' : '';
  const gain = { value: measured * 100, low: inPercent(low), high: inPercent(high) };
  const { value, range } = writtenOf(gain, { whole: Math.abs(gain.value) >= 10 });
  return `Cheapest fix measured: ${fix.name}, ${gain.value > 0 ? '+' : ''}${value} %${of} ${range} (${fix.gain.label}, ${rangeName(fix.gain)}${speed === undefined ? '' : `; ${capacityReason(speed)}`}).`;
}

const inPercent = (share: number | null): number | null => (share === null ? null : share * 100);

const isCurrency = /^[A-Z]{3}$/;
const sources: Readonly<Record<Assumption['source'], string>> = { measured: 'measured', stated: 'stated', default: 'our default' };

/** Name of an assumption, its value with its unit, and where it is from. */
export function assumptionWords({ name, value, unit, source }: Assumption): readonly [name: string, value: string, source: string] {
  const shown =
    typeof value === 'number'
      ? unit === 'fraction'
        ? `${trimmed(value * 100)} %`
        : Number.isInteger(value)
          ? count(value)
          : trimmed(value)
      : value;
  const spaced = capital(
    name
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .replace(/[-_]/g, ' ')
      .toLowerCase(),
  );
  const sign = unit === '$' ? '$' : unit !== null && isCurrency.test(unit) ? signOf(unit) : null;
  const withUnit = sign !== null ? `${sign}${shown}` : unit === null || unit === 'fraction' || unit === '' ? shown : `${shown} ${unit}`;
  return [spaced, withUnit, sources[source]];
}

/** `measured`, `90 % assumed`. */
export function efficiencyWords(efficiency: UserNeed['replicas'][number]['efficiency']): string {
  return efficiency === 'measured' ? 'measured' : `${fixed(efficiency * 100, 0)} % assumed`;
}

/** `420 of a database that takes fewer`: whether the replicas' pools fit. */
export function connectionsWords(connections: number | null, fits: boolean | null): string | null {
  if (connections === null) return null;
  return `${count(connections)}${fits === null ? '' : fits ? ', fit' : ', too many'}`;
}
