import type { Unit } from '../model/metric.ts';

/** How a written unit becomes a base unit: value x factor. */
interface WrittenUnit {
  readonly unit: Unit;
  readonly factor: number;
}

const kilobyte = 1000;
const kibibyte = 1024;

/** Every unit a target may be written in, lower case. `KB` is 1,000 bytes as in the SI, `KiB` is 1,024. */
const writtenUnits: Readonly<Record<string, WrittenUnit>> = {
  us: { unit: 'ms', factor: 0.001 },
  ms: { unit: 'ms', factor: 1 },
  s: { unit: 'ms', factor: 1000 },
  min: { unit: 'ms', factor: 60_000 },
  b: { unit: 'bytes', factor: 1 },
  kb: { unit: 'bytes', factor: kilobyte },
  mb: { unit: 'bytes', factor: kilobyte ** 2 },
  gb: { unit: 'bytes', factor: kilobyte ** 3 },
  kib: { unit: 'bytes', factor: kibibyte },
  mib: { unit: 'bytes', factor: kibibyte ** 2 },
  gib: { unit: 'bytes', factor: kibibyte ** 3 },
  '%': { unit: 'fraction', factor: 0.01 },
  '/s': { unit: 'perSecond', factor: 1 },
  'req/s': { unit: 'perSecond', factor: 1 },
  rps: { unit: 'perSecond', factor: 1 },
  users: { unit: 'users', factor: 1 },
};

/** Spelled as people write them, for messages. */
const spellings: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  ms: ['us', 'ms', 's', 'min'],
  bytes: ['B', 'KB', 'MB', 'GB', 'KiB', 'MiB', 'GiB'],
  fraction: ['%'],
  perSecond: ['/s', 'req/s', 'rps'],
  users: ['users'],
};

export function writtenUnit(word: string): WrittenUnit | undefined {
  return Object.hasOwn(writtenUnits, word.toLowerCase()) ? writtenUnits[word.toLowerCase()] : undefined;
}

/** The ways to write a unit; none for a plain number. Without a unit: all of them. */
export function spellingsOf(unit?: Unit): readonly string[] {
  return unit ? (spellings[unit] ?? []) : Object.values(spellings).flat();
}

/** Times and sizes mean nothing without a unit; a count, a rate or a fraction may stand alone. */
export function needsUnit(unit: Unit): boolean {
  return unit === 'ms' || unit === 'bytes';
}

/** A written amount in its base unit, without the rounding error of the conversion: 0.1 % is 0.001. */
export function inBaseUnit(amount: number, { factor }: WrittenUnit): number {
  return Number((amount * factor).toPrecision(15));
}
