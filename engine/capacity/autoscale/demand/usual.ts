import type { Generator } from './generate.ts';

const usualSeconds: Readonly<Record<Generator['shape'], number>> = { spike: 3600, daily: 86_400, growth: 3600 };
/** Where nothing is said, rest is what two replicas can do, and the peak four times that. */
const usual = { baseReplicas: 2, peakTimes: 4, noise: 0.03, seed: 1 };

/** A generator of what was said, and of what is usual where nothing was. */
export function generatorOf(
  said: { readonly [Field in keyof Generator]?: Generator[Field] | undefined },
  capacityPerSecond: number,
): Generator {
  const shape = said.shape ?? 'spike';
  const base = said.base ?? usual.baseReplicas * capacityPerSecond;
  return {
    shape,
    base,
    peak: said.peak ?? usual.peakTimes * base,
    seconds: Math.round(said.seconds ?? usualSeconds[shape]),
    noise: said.noise ?? usual.noise,
    seed: said.seed ?? usual.seed,
  };
}
