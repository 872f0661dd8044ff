import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePoints } from '../../../../engine/capacity/plateau/points-file.ts';
import { HeadroomError } from '../../../../engine/model/error.ts';
import { loadPointSchema } from '../../../../engine/model/load-point.ts';

const parse = (text: string) => parsePoints(text, 'points.csv', 2);

describe('a file of points', () => {
  it('is read in order of load, whatever its line ends and quotes', () => {
    const points = parse('\uFEFFConcurrency,throughput,p95,replicas\r\n8,"610",41.5,4\r\n\r\n2,195.5,,\r\n');
    expect(points.map(({ concurrency, throughput, replicas, order }) => [concurrency.value, throughput.value, replicas, order])).toEqual([
      [2, 195.5, 2, 0],
      [8, 610, 4, 1],
    ]);
    expect(points.map(({ p95Ms }) => p95Ms?.value ?? null)).toEqual([null, 41.5]);
    for (const point of points) expect(loadPointSchema.parse(point)).toEqual(point);
  });

  it.each([
    ['', 1, 'the column concurrency is missing'],
    ['throughput,p95\n1,2', 1, 'the column concurrency is missing'],
    ['concurrency,throughput,latency\n1,2,3', 1, 'the column "latency" is none of'],
    ['concurrency,throughput,throughput\n1,2,3', 1, 'twice'],
    ['concurrency,throughput\n', 2, 'there is no point in it'],
    ['concurrency,throughput\n1,2\n3', 3, '1 fields stand under 2 columns'],
    ['concurrency,throughput\n1,2\n3,', 3, 'throughput is "", not a number above 0'],
    ['concurrency,throughput\n1,-2', 2, 'throughput is "-2"'],
    ['concurrency,throughput,replicas\n1,2,1.5', 2, 'replicas is "1.5", not a whole number'],
  ])('that is none names its line: %j', (text, line, what) => {
    expect(() => parse(text)).toThrowError(
      expect.objectContaining({ code: 'POINTS_UNREADABLE', message: expect.stringContaining(`points.csv, line ${line}: `) }),
    );
    expect(() => parse(text)).toThrowError(what);
  });

  it('gives points or says what is wrong, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parse(`concurrency,throughput\n${text}`).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(HeadroomError);
        }
      }),
    );
  });
});
