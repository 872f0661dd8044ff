import type { MoneyAssumption, TornadoBar } from '../../../engine/model/roi.ts';
import { counted, trimmed } from '../digits.ts';
import { capital } from '../facts.ts';
import { money } from './money.ts';
import { rateWords } from './roi.ts';

const names: Readonly<Record<MoneyAssumption['code'], string>> = {
  setup: 'Setup',
  'setup-hours': 'Hours of setup',
  'hourly-rate': 'Rate of an hour',
  'setup-other': 'Bought for setup',
  operating: 'Operating a month',
  benefit: 'Benefit a month',
  rate: 'Discount a year',
  months: 'Months looked at',
};

/** `Benefit a month`, or with the item's own name `Benefit a month: conversion`. */
export function assumptionName({ code, name }: Pick<MoneyAssumption, 'code' | 'name'>): string {
  return name === null || name === code ? names[code] : `${names[code]}: ${name}`;
}

/** An item by its own name alone, for places that are narrow. */
export function shortAssumption({ code, name }: Pick<MoneyAssumption, 'code' | 'name'>): string {
  return capital(name ?? names[code]);
}

/** The value of an assumption in its unit. */
export function assumptionValue(code: MoneyAssumption['code'], value: number, currency: string): string {
  switch (code) {
    case 'rate':
      return rateWords(value);
    case 'months':
      return counted(value, 'month');
    case 'setup-hours':
      return `${trimmed(value)} h`;
    default:
      return money(value, currency);
  }
}

const sources: Readonly<Record<MoneyAssumption['source'], string>> = { stated: 'stated', default: 'our default' };

/** Where an assumption is from. */
export const assumptionSource = ({ source }: Pick<MoneyAssumption, 'source'>): string => sources[source];

/** From one value of an assumption to another: `$1,200 to $1,800`, `10 to 14 months`. */
export function endsWords({ code, low, high }: Pick<TornadoBar, 'code' | 'low' | 'high'>, currency: string): string {
  const [from, to] = [assumptionValue(code, low, currency), assumptionValue(code, high, currency)];
  const unit = /( [^\d ]+)$/.exec(to)?.[1] ?? '';
  return `${unit !== '' && from.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to}`;
}

/** How far an assumption may be off, and who says so: `$1,200 to $1,800 (20 % each way, not stated)`. */
export function spreadWords(bar: TornadoBar, currency: string): string {
  return bar.range === 'stated' ? endsWords(bar, currency) : `${endsWords(bar, currency)} (20 % each way, not stated)`;
}

/** `$5,971 to $12,811`: the NPV at both ends, less first. */
export function swingWords({ npvAtLow, npvAtHigh }: Pick<TornadoBar, 'npvAtLow' | 'npvAtHigh'>, currency: string): string {
  return `${money(Math.min(npvAtLow, npvAtHigh), currency)} to ${money(Math.max(npvAtLow, npvAtHigh), currency)}`;
}

/** Stated low and high of an assumption; empty without. */
export function statedRange({ code, low, high }: MoneyAssumption, currency: string): string {
  return low === null || high === null ? '' : endsWords({ code, low, high }, currency);
}
