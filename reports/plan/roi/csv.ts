import type { Roi } from '../../../engine/model/roi.ts';
import { csvText } from '../../formats/csv/cells.ts';
import { cleanDocument } from '../../words/clean.ts';
import type { DocumentFormat } from '../format.ts';

const titles = [
  'kind',
  'name',
  'item',
  'value',
  'low',
  'high',
  'range',
  'npv_at_low',
  'npv_at_high',
  'swing',
  'month',
  'cash',
  'discounted',
] as const;

const results = [
  'months',
  'setup',
  'operatingPerMonth',
  'benefitPerMonth',
  'netPerMonth',
  'roiPerMonth',
  'paybackMonths',
  'net',
  'ratePerYear',
  'ratePerMonth',
  'npv',
  'irrPerMonth',
  'irrPerYear',
] as const;

function render(unclean: Roi): string {
  const roi = cleanDocument(unclean);
  return csvText(titles, [
    ...results.map((name) => ({ kind: 'result', name, value: roi[name] })),
    ...roi.assumptions.map(({ code, name, value, low, high, source }) => ({
      kind: 'assumption',
      name: code,
      item: name,
      value,
      low,
      high,
      range: source,
    })),
    ...roi.tornado.map(({ code, name, value, low, high, range, npvAtLow, npvAtHigh, swing }) => ({
      kind: 'tornado',
      name: code,
      item: name,
      value,
      low,
      high,
      range,
      npv_at_low: npvAtLow,
      npv_at_high: npvAtHigh,
      swing,
    })),
    ...roi.cumulative.map(({ month, cash, discounted }) => ({ kind: 'month', month, cash, discounted })),
  ]);
}

/** One table: results, assumptions, the tornado, and the months, by the column `kind`. Never rounded. */
export const csv: DocumentFormat<Roi> = { name: 'csv', extension: 'csv', render };
