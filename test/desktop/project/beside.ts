import type { LoadStep } from '../../../engine/model/load.ts';
import type { Series } from '../../../engine/model/measurement.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import { around, counted, normal, placesOf, trend } from './series.ts';
import { usersAt } from './traffic.ts';

/** Sockets that stay open beside the journeys: positions arrive, pings come back. */
export function socketSeries(steps: readonly LoadStep[], seed: number): Series[] {
  const random = createRandom(seed);
  const places = placesOf(steps, 5);
  const tags = { scenario: 'tracking' };
  const rate = (atS: number) => usersAt(steps, atS) * 0.15;
  const drawn =
    (each: number, medianMs: number) =>
    ({ atS, widthS }: { readonly atS: number; readonly widthS: number }) =>
      Array.from({ length: around(rate(atS) * each * widthS, random) }, () => medianMs * Math.exp(0.6 * normal(random)));
  const total =
    (each: number) =>
    ({ atS, widthS }: { readonly atS: number; readonly widthS: number }) => {
      const count = around(rate(atS) * each * widthS, random);
      return { count, sum: count };
    };
  return [
    ...trend('wsConnectTime', tags, places, drawn(0.03, 6)),
    ...trend('wsRoundTrip', tags, places, drawn(0.19, 4.4)),
    ...trend('wsDelivery', tags, places, drawn(1, 7.8)),
    ...counted('wsReceived', tags, places, total(1.1)),
    ...counted('wsErrorRate', tags, places, (place) => ({ ...total(0.2)(place), sum: 0 })),
  ];
}

const pages = [
  { name: 'GET /dispatch', times: 1 },
  { name: 'GET /dispatch?order', times: 1.25 },
];
const vitals: readonly (readonly [metric: string, median: number, deviation: number])[] = [
  ['lcp', 1480, 0.18],
  ['inp', 96, 0.3],
  ['cls', 0.04, 0.25],
  ['fcp', 820, 0.16],
  ['ttfb', 140, 0.3],
  ['pageLoad', 1240, 0.16],
  ['bundle', 412_000, 0],
];

/** A browser that opens pages all the while. `slower` moves its times into the next rating band. */
export function vitalSeries(steps: readonly LoadStep[], seed: number, slower = 1): Series[] {
  const random = createRandom(seed);
  const places = placesOf(steps, 10);
  return pages.flatMap(({ name, times }) =>
    vitals.flatMap(([metric, median, deviation]) =>
      trend(metric, { name, scenario: 'dispatch' }, places, () => {
        const value = median * (metric === 'bundle' ? 1 : times * slower) * Math.exp(deviation * normal(random));
        return [metric === 'cls' ? value : Math.round(value)];
      }),
    ),
  );
}
