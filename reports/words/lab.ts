import type { LabRow } from '../../engine/model/lab.ts';
import { metricById } from '../../engine/model/metric.ts';
import { count, counted } from './digits.ts';
import { estimated, quantity } from './quantity.ts';
import { ratingWords } from './vitals.ts';

type LabMetric = LabRow['metrics'][number];

/** What a row of the page lab is about: `GET /dispatch · mobile · first view`. */
export function labPlace({ page, profile, view }: LabRow): string {
  return `${page} · ${profile} · ${view} view`;
}

/** A median as the lab tells it: `2.14 s [2.10, 2.21]`, or why there is none. */
export function labMedian({ metric, median, samples }: LabMetric): string {
  return median === null ? `too few visits (${count(samples)})` : estimated(median, metricById(metric).unit);
}

/** Rating of a median; empty for what has none. */
export function labRating({ rating }: LabMetric): string {
  return rating === null ? '' : ratingWords(rating);
}

const partNames: Readonly<Record<string, string>> = {
  timeToFirstByte: 'first byte',
  resourceLoadDelay: 'until it was asked for',
  resourceLoadDuration: 'loading it',
  elementRenderDelay: 'until it was drawn',
  inputDelay: 'until it was heard',
  processingDuration: 'handling it',
  presentationDelay: 'until it was painted',
  firstByteToFCP: 'after the first byte',
  waitingDuration: 'waiting',
  cacheDuration: 'cache',
  dnsDuration: 'name',
  connectionDuration: 'connecting',
  requestDuration: 'request and answer',
};

/** What a vital is owed to: `img.map (7 visits): loading it 1.12 s, first byte 0.58 s`; empty where nothing is known. */
export function owedWords({ owed }: Pick<LabRow, 'owed'>, metric: string): string {
  const found = owed.find((one) => one.metric === metric);
  if (found === undefined) return '';
  const parts = Object.entries(found.parts)
    .filter(([part, value]) => partNames[part] !== undefined && value >= 1)
    .sort(([, a], [, b]) => b - a)
    .map(([part, value]) => `${partNames[part]} ${quantity(value, 'ms')}`)
    .join(', ');
  const element = found.element === null ? '' : `${found.element} (${counted(found.visits, 'visit')})`;
  return [element, parts].filter(Boolean).join(': ');
}
