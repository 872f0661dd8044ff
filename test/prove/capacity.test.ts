import { describe, expect, test } from 'vitest';
import type { Projection } from '../../engine/model/projection.ts';
import { barsOfInvalid, type InvalidOutcome } from './capacity/invalid-outcome.ts';
import { barsOfProjection } from './capacity/projection-bars.ts';
import { fateOf, type ProjectionOutcome } from './capacity/projection-outcome.ts';
import { barsOfSearch } from './capacity/search-bars.ts';
import type { MeasuredCampaign, SearchOutcome } from './capacity/search-outcome.ts';
import { levels } from './page/capacity/levels.ts';
import { projectionsPicture } from './page/capacity/projections-picture.ts';
import { queuesPicture } from './page/capacity/queues-picture.ts';
import { searchPicture } from './page/capacity/search-picture.ts';
import type { Bar } from './part.ts';
import { barsOfQueues } from './queue/bars.ts';
import { conditions } from './queue/conditions.ts';
import type { QueueOutcome } from './queue/outcome.ts';

const kept = (bars: readonly Bar[]) => bars.filter(({ holds }) => holds !== null).every(({ holds }) => holds === true);
const measuredIn = (bars: readonly Bar[], what: string) => bars.find((bar) => bar.what.startsWith(what))?.measured;

describe('queues', () => {
  /** Every condition, measured at so many times its theory. */
  const outcomes = (factor: number, changes: Partial<QueueOutcome['measured']> = {}, index = 1): QueueOutcome[] =>
    conditions.map(({ name, load, theory }) => {
      const at = (value: number) => ({ value: value * factor, low: value * factor * 0.98, high: value * factor * 1.02 });
      const inFlight = (400 * theory.meanMs * factor) / 1000;
      return {
        condition: name,
        disturbed: 0,
        driver: load.driver,
        theory,
        measured: {
          mean: at(theory.meanMs),
          p95: at(theory.p95Ms),
          requests: 4000,
          perSecond: 400,
          failed: 0,
          validity: 'valid',
          ...changes,
        },
        queue: {
          seconds: 10,
          arrivals: 4000,
          perSecond: 400,
          dispersions: [{ widthMs: 10, bins: 1000, index, low: 0.9, high: 1.1 }],
          serviceMs: 10,
          serviceVariation: 1,
          meanMs: theory.meanMs,
          p95Ms: theory.p95Ms,
          lateMs: { mean: 0.1, p99: 0.2 },
          inFlight,
          utilisation: theory.utilisation,
        },
        plateau: { littleDifference: 0, demandMs: 10, excluded: [] },
      };
    });

  test('keep the promise within ten per cent, and break it beyond', () => {
    expect(kept(barsOfQueues(outcomes(1.05)))).toBe(true);
    expect(kept(barsOfQueues(outcomes(0.95)))).toBe(true);
    expect(kept(barsOfQueues(outcomes(1.11)))).toBe(false);
    expect(kept(barsOfQueues(outcomes(0.89)))).toBe(false);
  });

  test('break it where requests in flight are not those of Little, and where arrivals are no Poisson process', () => {
    expect(kept(barsOfQueues(outcomes(1, { perSecond: 430 })))).toBe(false);
    expect(kept(barsOfQueues(outcomes(1, {}, 1.2)))).toBe(false);
  });

  test('leave out what a disturbed generator measured, and keep no promise without a valid run', () => {
    const disturbed = outcomes(2, { validity: 'invalid' });
    expect(kept(barsOfQueues([...outcomes(1), ...disturbed]))).toBe(true);
    expect(kept(barsOfQueues(disturbed))).toBe(false);
    expect(measuredIn(barsOfQueues([...outcomes(1), ...disturbed]), 'Runs left out')).toBe('7 of 14; 0 were made again before');
  });

  test('are drawn', () => {
    expectDrawn(queuesPicture([...outcomes(1.02), ...outcomes(0.97)]));
  });
});

describe('search and ladder', () => {
  const campaign = (value: number | null, changes: Partial<MeasuredCampaign> = {}): MeasuredCampaign => ({
    outcome: 'found',
    reasons: [],
    capacity: value === null ? null : { value, low: 0.95 * value, high: 1.05 * value },
    plateaus: 9,
    plannedS: 300,
    spentS: 170,
    ...changes,
  });
  const trial = (search: MeasuredCampaign, ladder: MeasuredCampaign): SearchOutcome => ({
    target: 'p95 < 300 ms',
    search,
    ladder,
    points: [],
  });

  test('agree within ten per cent, or the promise is broken', () => {
    expect(kept(barsOfSearch([trial(campaign(205), campaign(200))]))).toBe(true);
    expect(kept(barsOfSearch([trial(campaign(225), campaign(200))]))).toBe(false);
  });

  test('break it as well where one finds nothing, takes too long, or does not say how long it will take', () => {
    expect(kept(barsOfSearch([trial(campaign(null), campaign(200))]))).toBe(false);
    expect(kept(barsOfSearch([trial(campaign(200, { spentS: 181 }), campaign(200))]))).toBe(false);
    expect(kept(barsOfSearch([trial(campaign(200), campaign(200, { plannedS: null }))]))).toBe(false);
  });

  test('say nothing where a generator was disturbed', () => {
    const disturbed = trial(campaign(null, { outcome: 'invalid' }), campaign(200));
    expect(kept(barsOfSearch([disturbed]))).toBe(false);
    expect(kept(barsOfSearch([disturbed, trial(campaign(200), campaign(200))]))).toBe(true);
  });

  test('are drawn', () => {
    expectDrawn(searchPicture([trial(campaign(200), campaign(210)), trial(campaign(null), campaign(190))]));
  });
});

describe('projections', () => {
  const band = (low: number | null, high: number | null): Projection => ({
    value: 100,
    low,
    high,
    confidence: 0.8,
    label: 'speculative',
    ratio: 1.67,
    reasons: [],
  });
  const refused: Projection = { ...band(null, null), value: null, label: 'refused', reasons: [{ code: 'not-identifiable', facts: {} }] };
  const trial = (projection: Projection | null, measured = 100): ProjectionOutcome => ({ measured, plateaus: 6, highest: 60, projection });

  test('hold what was measured, miss it, or are refused', () => {
    expect(fateOf(trial(band(90, 110)))).toBe('held');
    expect(fateOf(trial(band(90, null)))).toBe('held');
    expect(fateOf(trial(band(101, 110)))).toBe('missed');
    expect(fateOf(trial(band(90, 99)))).toBe('missed');
    expect(fateOf(trial(refused))).toBe('refused');
    expect(fateOf(trial(null))).toBe('refused');
  });

  test('keep the promise with two misses in ten, and break it with three; each kind is counted', () => {
    const [held, missed] = [trial(band(90, 110)), trial(band(110, 120))];
    const ten = (misses: number) => [...new Array(misses).fill(missed), trial(refused), ...new Array(9 - misses).fill(held)];
    expect(kept(barsOfProjection(ten(2)))).toBe(true);
    expect(kept(barsOfProjection(ten(3)))).toBe(false);
    expect(measuredIn(barsOfProjection(ten(2)), 'The 80 % band')).toContain('7 held, 1 refused, 2 missed');
    expect(measuredIn(barsOfProjection(ten(2)), 'Refusals')).toBe('1: not-identifiable');
  });

  test('break it where a refusal has no reason', () => {
    expect(kept(barsOfProjection([trial({ ...refused, reasons: [] })]))).toBe(false);
  });

  test('are drawn', () => {
    expectDrawn(projectionsPicture([trial(band(90, 110)), trial(band(120, null)), trial(refused), trial(null)]));
  });
});

describe('weak generators', () => {
  const outcome = (weak: boolean, said: string, claimed: boolean): InvalidOutcome => ({
    condition: weak ? 'weak' : 'fed',
    weak,
    outcome: said,
    claimed,
    reasons: weak ? ['late-ticker'] : [],
  });
  const fed = outcome(false, 'found', true);

  test('must be called invalid, and no capacity claimed', () => {
    expect(kept(barsOfInvalid([outcome(true, 'invalid', false), fed]))).toBe(true);
    expect(kept(barsOfInvalid([outcome(true, 'invalid', true), fed]))).toBe(false);
    expect(kept(barsOfInvalid([outcome(true, 'found', false), fed]))).toBe(false);
  });

  test('and one that is left alone must not', () => {
    expect(kept(barsOfInvalid([outcome(true, 'invalid', false), outcome(false, 'invalid', false)]))).toBe(false);
  });
});

test('axes have at most six round steps', () => {
  expect(levels(23)).toEqual([0, 5, 10, 15, 20]);
  expect(levels(600)).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(levels(0.7)).toEqual([0, 0.2, 0.4, 0.6]);
});

function expectDrawn(svg: string): void {
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
}
