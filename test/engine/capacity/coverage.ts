import { twoBoundsAt } from '../../../engine/capacity/fit/two-bounds.ts';
import { capacityModel } from '../../../engine/capacity/model.ts';
import { throughputAt } from '../../../engine/capacity/usl.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import { exactly, loadPoint } from './load-points.ts';

/** A system whose throughput at each concurrency is known. */
interface System {
  readonly name: string;
  readonly throughputAt: (concurrency: number) => number;
  /** Where it bends: ladders go up to about there. */
  readonly bend: number;
}

const between = (low: number, high: number, random: Random): number => low * (high / low) ** random();

/** A system drawn at random: contention alone, contention with coherency, or a sharp turn at a resource that is used up. */
function drawnSystem(random: Random): System {
  const kind = Math.floor(3 * random());
  const lambda = between(20, 500, random);
  if (kind === 2) {
    const servers = between(8, 60, random);
    const bounds = { lambda, limit: lambda * servers, knee: between(1.5, 6, random) };
    return { name: 'two bounds', throughputAt: (concurrency) => twoBoundsAt(bounds, concurrency), bend: servers };
  }
  const usl = { lambda, sigma: between(0.01, 0.08, random), kappa: kind === 0 ? 0 : between(2e-5, 1e-3, random) };
  const bend = kind === 0 ? 1 / usl.sigma : Math.min(1 / usl.sigma, Math.sqrt((1 - usl.sigma) / usl.kappa));
  return {
    name: kind === 0 ? 'contention' : 'contention and coherency',
    throughputAt: (concurrency) => throughputAt(usl, concurrency),
    bend,
  };
}

/** Two uniform numbers as one normal one (Box and Muller 1958). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export interface BandTrial {
  readonly system: string;
  /** Concurrency of the last point of the curve, over the highest measured. */
  readonly ratio: number;
  readonly held: boolean;
  /** Width of its band over the true value. */
  readonly width: number;
}

/** One ladder of eight plateaus with noise on a drawn system, and whether the band at the far end of its throughput curve holds what is true there. */
export function bandTrial(seed: number): BandTrial {
  const random = createRandom(seed);
  const system = drawnSystem(random);
  const top = system.bend * between(0.4, 2, random);
  const spread = between(0.005, 0.05, random);
  const points = Array.from({ length: 8 }, (_, order) => {
    const concurrency = Math.max(1, top / 16) * (top / Math.max(1, top / 16)) ** (order / 7);
    const throughput = system.throughputAt(concurrency) * Math.exp(spread * normal(random));
    return loadPoint(concurrency, throughput, { order, throughput: exactly(throughput, 0.01), concurrency: exactly(concurrency, 0.01) });
  });
  const end = capacityModel({ points, targets: [], seed })?.curves.throughput.at(-1);
  if (end === undefined || end.low === null || end.high === null) throw new Error(`seed ${seed} has no curve`);
  const truth = system.throughputAt(end.at);
  return { system: system.name, ratio: end.at / top, held: end.low <= truth && truth <= end.high, width: (end.high - end.low) / truth };
}

/** Share of trials whose band holds the truth. */
export function bandCoverage(trials: readonly BandTrial[]): number {
  return trials.filter(({ held }) => held).length / trials.length;
}
