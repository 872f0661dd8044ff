import { createRandom, type Random } from '../../../stats/random.ts';
import type { Demand } from './demand.ts';

export interface Generator {
  readonly shape: 'spike' | 'daily' | 'growth';
  /** Requests per second at rest, or at the beginning; and at the top, or at the end. */
  readonly base: number;
  readonly peak: number;
  readonly seconds: number;
  /** Relative standard deviation of a second. */
  readonly noise: number;
  readonly seed: number;
}

/** Shares of a spike's length: rest, rise, top, fall, rest. */
const spike = { from: 1 / 6, rise: 1 / 60, top: 1 / 4, fall: 1 / 12 };

/** Share of the way from the base to the peak at a share of the time. */
const shapes: Readonly<Record<Generator['shape'], (at: number, generator: Generator) => number>> = {
  spike: (at) => {
    const topFrom = spike.from + spike.rise;
    const topTo = topFrom + spike.top;
    if (at < spike.from || at >= topTo + spike.fall) return 0;
    if (at < topFrom) return (at - spike.from) / spike.rise;
    return at < topTo ? 1 : 1 - (at - topTo) / spike.fall;
  },
  // Lowest in the middle of the night, highest twelve hours later, whatever the length of the day.
  daily: (at) => (1 - Math.cos(2 * Math.PI * at)) / 2,
  // Compound growth, as users grow.
  growth: (at, { base, peak }) => (peak === base || base === 0 ? at : (base * (peak / base) ** at - base) / (peak - base)),
};

/** A demand of a known shape: a spike with a steep rise, a day from night to night, or compound growth. The same seed gives the same seconds. */
export function generateDemand(generator: Generator): Demand {
  const { shape, base, peak, seconds, noise, seed } = generator;
  const random = createRandom(seed);
  const perSecond = Array.from({ length: seconds }, (_, second) => {
    const rate = base + (peak - base) * shapes[shape](second / seconds, generator);
    return Math.max(0, rate * (1 + noise * standardNormal(random)));
  });
  return { source: { kind: 'generated', shape, base, peak, noise, seed }, perSecond };
}

/** Box and Muller (Annals of Mathematical Statistics 29, 1958). */
function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
