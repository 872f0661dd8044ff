import { HeadroomError } from '../../../model/error.ts';
import type { Demand } from './demand.ts';

/** Two weeks: a simulation of more would take too long, and the second is too fine for it. */
export const mostSeconds = 14 * 86_400;

const header = 'seconds,rate';
const hint = `A trace begins with the line ${header}; then a row for each change: from this second on so many requests per second, such as 60,250.`;

/**
 * The demand in a CSV with the header `seconds,rate`. A rate holds until the next row; the last one for as long as the one before it (one row alone:
 * a second). Throws DEMAND_INVALID with the line.
 */
export function parseTrace(text: string, file: string): Demand {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const found = (lines[0] ?? '').trim().toLowerCase().replace(/\s/g, '');
  if (found !== header) throw invalid(file, 1, `expected the header ${header}, found ${JSON.stringify((lines[0] ?? '').slice(0, 80))}`);
  const rows = lines.flatMap((line, index) => (index === 0 || line.trim() === '' ? [] : [rowOf(line, index + 1, file)]));
  const [first] = rows;
  if (first === undefined) throw invalid(file, 1, 'there is no row');
  if (first.atS !== 0) throw invalid(file, first.line, `the first row is at second ${first.atS}, expected 0`);
  const perSecond: number[] = [];
  rows.forEach(({ atS, rate, line }, index) => {
    const before = rows[index - 1];
    const next = rows[index + 1];
    if (before && atS <= before.atS) throw invalid(file, line, `second ${atS} is not after second ${before.atS}`);
    const untilS = next ? next.atS : atS + (before ? atS - before.atS : 1);
    if (untilS > mostSeconds) throw invalid(file, line, `second ${untilS} is beyond two weeks`);
    for (let second = atS; second < untilS; second++) perSecond.push(rate);
  });
  return { source: { kind: 'trace', file }, perSecond };
}

function rowOf(line: string, number: number, file: string): { atS: number; rate: number; line: number } {
  const [seconds = '', rate = '', ...more] = line.split(',').map((cell) => cell.trim());
  if (more.length > 0 || !/^\d+$/.test(seconds))
    throw invalid(file, number, `expected a whole second and a rate, found ${JSON.stringify(line.slice(0, 80))}`);
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(rate) || !Number.isFinite(Number(rate)))
    throw invalid(file, number, `expected a rate of at least 0, found ${JSON.stringify(rate.slice(0, 80))}`);
  return { atS: Number(seconds), rate: Number(rate), line: number };
}

const invalid = (file: string, line: number, what: string): HeadroomError =>
  new HeadroomError('DEMAND_INVALID', `${file}:${line}: ${what}.`, hint);
