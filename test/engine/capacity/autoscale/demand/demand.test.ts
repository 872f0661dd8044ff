import { describe, expect, it } from 'vitest';
import { describeDemand } from '../../../../../engine/capacity/autoscale/demand/demand.ts';
import { generateDemand } from '../../../../../engine/capacity/autoscale/demand/generate.ts';
import { demandOfRun } from '../../../../../engine/capacity/autoscale/demand/run.ts';
import { parseTrace } from '../../../../../engine/capacity/autoscale/demand/trace.ts';
import type { Measurement } from '../../../../../engine/model/measurement.ts';

describe('a trace', () => {
  it('holds each rate until the next row, the last as long as the one before it', () => {
    expect(parseTrace('\ufeffseconds,rate\r\n0,10\r\n2,20.5\r\n5,0\r\n', 'd.csv').perSecond).toEqual([10, 10, 20.5, 20.5, 20.5, 0, 0, 0]);
    expect(parseTrace('seconds,rate\n0,7', 'd.csv').perSecond).toEqual([7]);
  });

  it.each([
    ['rate,seconds\n0,1', 'd.csv:1: expected the header seconds,rate, found "rate,seconds".'],
    ['', 'd.csv:1: expected the header seconds,rate, found "".'],
    ['seconds,rate\n', 'd.csv:1: there is no row.'],
    ['seconds,rate\n5,1', 'd.csv:2: the first row is at second 5, expected 0.'],
    ['seconds,rate\n0,1\n9,1\n4,1', 'd.csv:4: second 4 is not after second 9.'],
    ['seconds,rate\n0,-1', 'd.csv:2: expected a rate of at least 0, found "-1".'],
    ['seconds,rate\n0,many', 'd.csv:2: expected a rate of at least 0, found "many".'],
    ['seconds,rate\n0,1,2', 'd.csv:2: expected a whole second and a rate, found "0,1,2".'],
    ['seconds,rate\n0.5,1', 'd.csv:2: expected a whole second and a rate, found "0.5,1".'],
    ['seconds,rate\n0,1\n99999999,1', 'd.csv:2: second 99999999 is beyond two weeks.'],
  ])('%j is refused with its line', (text, message) => {
    expect(() => parseTrace(text, 'd.csv')).toThrow(expect.objectContaining({ code: 'DEMAND_INVALID', message }));
  });
});

describe('a generated demand', () => {
  const of = (shape: 'spike' | 'daily' | 'growth', over: object = {}) =>
    generateDemand({ shape, base: 100, peak: 400, seconds: 3600, noise: 0, seed: 1, ...over }).perSecond;

  it('is a spike: a sixth at rest, a steep rise in a minute, a quarter at the top', () => {
    const spike = of('spike');
    expect([spike[0], spike[599], spike[660], spike[1559], spike[1860], spike[3599]]).toEqual([100, 100, 400, 400, 100, 100]);
    expect(spike[630]).toBeCloseTo(250, 9);
  });

  it('is a day: lowest at its ends, highest in its middle', () => {
    const day = of('daily', { seconds: 86_400 });
    expect([day[0], day[43_200]]).toEqual([100, 400]);
    expect(day[21_600]).toBeCloseTo(250, 9);
  });

  it('is growth: the same share in the same time', () => {
    const growth = of('growth');
    expect(growth[0]).toBe(100);
    expect((growth[1800] ?? 0) / 100).toBeCloseTo(2, 9);
    expect(of('growth', { base: 0 })[1800]).toBeCloseTo(200, 9);
  });

  it('has noise of the size that was asked for, and the same seed gives the same seconds', () => {
    const noisy = of('growth', { peak: 100, noise: 0.05, seconds: 20_000 });
    const mean = noisy.reduce((sum, rate) => sum + rate, 0) / noisy.length;
    const deviation = Math.sqrt(noisy.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / noisy.length);
    expect([mean, deviation].map(Math.round)).toEqual([100, 5]);
    expect(of('spike', { noise: 0.1 })).toEqual(of('spike', { noise: 0.1 }));
    expect(of('spike', { noise: 0.1 })).not.toEqual(of('spike', { noise: 0.1, seed: 2 }));
    expect(Math.min(...of('spike', { noise: 2 }))).toBe(0);
  });

  it('is described by its numbers', () => {
    expect(describeDemand(parseTrace('seconds,rate\n0,10\n3,40\n4,0', 'd.csv'))).toEqual({
      source: { kind: 'trace', file: 'd.csv' },
      seconds: 5,
      requests: 70,
      mean: 14,
      peak: 40,
      peakAtS: 3,
    });
  });
});

describe('the demand of a run', () => {
  const series = (tags: Record<string, string>, windows: readonly (readonly [atS: number, sum: number, widthS?: number])[]) => ({
    metric: 'requests',
    kind: 'counter' as const,
    contains: 'default',
    scale: 1,
    tags,
    totals: [],
    windows: windows.map(([atS, sum, widthS = 1]) => ({ atS, widthS, step: 0, count: 1, sum, min: 0, max: 0 })),
  });
  const measurement = (...all: Measurement['series']): Measurement => ({ startedAt: 0, durationS: 10, steps: [], series: all });

  it('is what users asked for second by second: no set-up, no second opinion, silence is silence', () => {
    const run = measurement(
      series({ scenario: 'browse' }, [
        [-1.2, 50],
        [-0.2, 3],
        [0.8, 4],
        [3.8, 5],
      ]),
      series({ scenario: 'order' }, [[0.8, 2]]),
      series({ scenario: 'browse__open' }, [[0.8, 90]]),
      series({ group: '::setup' }, [[0.8, 90]]),
    );
    expect(demandOfRun(run, 'r1')).toEqual({ source: { kind: 'run', run: 'r1' }, perSecond: [3, 6, 0, 0, 5] });
  });

  it('spreads a wide window over its seconds', () => {
    expect(
      demandOfRun(
        measurement(
          series({ scenario: 'browse' }, [
            [0, 20, 4],
            [4, 6, 2],
          ]),
        ),
        'r1',
      ).perSecond,
    ).toEqual([5, 5, 5, 5, 3, 3]);
  });

  it('of a run without requests is refused', () => {
    expect(() => demandOfRun(measurement(), 'r1')).toThrow(
      expect.objectContaining({ code: 'DEMAND_INVALID', message: 'Run r1 has no requests.' }),
    );
  });
});
