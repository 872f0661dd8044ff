import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import type { Measurement, SeriesWindow } from '../../../engine/model/measurement.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import { seriesWithTotals } from '../../../engine/store/parquet/totals.ts';
import { type Recording, sealRun } from './seal.ts';
import { counted, gauge, normal, type Place, placesOf, trend } from './series.ts';

const seconds = 2000;
/** Enough a second for a window to be kept as it is: sealing joins sparse ones. */
const perSecond = 130;
const endpoints = 96;
const scale = 1000;

/** Latency that rises and falls in waves. Its windows are drawn for some heights of the wave: one for each of 200,000 would take a minute. */
function waves(endpoint: number, places: readonly Place[], random: Random) {
  const drawn = Array.from({ length: perSecond }, () => Math.exp(0.6 * normal(random)));
  const heights = new Map<number, Omit<SeriesWindow, keyof Place>>();
  const windowAt = (height: number) => {
    const values = drawn.map((value) => (20 + endpoint) * (1 + height / 100) * value);
    const payload = encodeHistogram(histogramOf(values.map((value) => Math.round(value * scale))));
    return {
      count: perSecond,
      sum: values.reduce((sum, value) => sum + value, 0),
      min: Math.min(...values),
      max: Math.max(...values),
      payload,
    };
  };
  const tags = { name: `GET /api/places/${endpoint}`, method: 'GET', scenario: 'places', status: '200' };
  const windows = places.map((place) => {
    const height = Math.round(20 * Math.sin(place.atS / 90 + endpoint)) + (place.atS % 97 === endpoint ? 60 : 0);
    const window = heights.get(height) ?? windowAt(height);
    heights.set(height, window);
    return { ...place, ...window };
  });
  return seriesWithTotals({ metric: 'latency', kind: 'trend', contains: 'time', scale, tags }, windows);
}

/** 100 series of 2,000 windows: the latency of 96 endpoints, with the users, failures and generator of a run. */
function bigMeasurement(startedAt: number): Measurement {
  const random = createRandom(2000);
  const steps = [{ index: 0, kind: 'plateau' as const, role: 'hold' as const, fromS: 0, toS: seconds, users: 400, arrivalRate: null }];
  const places = placesOf(steps, 1);
  const tags = { name: 'GET /api/places/0', method: 'GET', scenario: 'places', status: '200' };
  const all = perSecond * endpoints;
  return {
    startedAt,
    durationS: seconds,
    steps,
    series: [
      ...Array.from({ length: endpoints }, (_, endpoint) => waves(endpoint, places, random)),
      ...counted('errorRate', tags, places, () => ({ count: all, sum: 0 })),
      ...counted('requests', tags, places, () => ({ count: all, sum: all })),
      ...gauge('users', {}, places, () => 400),
      ...trend('generatorLateness', {}, placesOf(steps, 10), () =>
        Array.from({ length: 1000 }, () => 1.4 * Math.exp(0.15 * normal(random))),
      ),
    ],
  };
}

export async function sealBig(recording: Recording): Promise<string> {
  return await sealRun(recording, { scenario: 'places', startedAt: '2026-03-12T08:00:00.000Z', commit: 11, measurement: bigMeasurement });
}
