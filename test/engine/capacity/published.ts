import type { FitPoint } from '../../../engine/capacity/fit/fit-usl.ts';

const points = (concurrencies: readonly number[], throughputs: readonly number[]): FitPoint[] =>
  throughputs.map((throughput, at) => ({ concurrency: concurrencies[at] ?? 0, throughput }));

/** Requests per second of a Cisco benchmark at 1 to 32 workers, as published with the usl4j library. */
export const cisco = points(
  Array.from({ length: 32 }, (_, at) => at + 1),
  [
    955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7, 9047.84, 9426.55, 9645.37,
    9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806, 12089.37, 12075.41, 12177.29, 12211.41, 12158.93, 12155.27,
    12118.04, 12140.4, 12074.39,
  ],
);

/** SPEC SDM91 scripts per hour by load generators (Gunther 2007; `specsdm91` of the R package usl). */
export const specsdm91 = points([1, 18, 36, 72, 108, 144, 216], [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775, 1702.2]);
