import type { JourneyWork, K6Journey } from './plan.ts';

/** Name of the k6 scenario that makes the counted pass; journeys find their settings under it. */
const countedPassScenario = 'counted-pass';

const longestS = 30;

/** k6's `scenarios` for a counted pass: one user, so many passes, nothing beside it. */
export function countedPassScenarios(passes: number): Record<string, unknown> {
  return {
    [countedPassScenario]: {
      executor: 'per-vu-iterations',
      vus: 1,
      iterations: passes,
      maxDuration: `${longestS}s`,
      gracefulStop: '0s',
      exec: 'countedPass',
    },
  };
}

/** The entry's function for it: every journey once, one after the other, so that the same is asked for in the same order each time. */
export function countedPassSource(journeys: readonly K6Journey[]): string {
  const calls = journeys.map(({ name }, index) => `  await module${index}.default(data[${JSON.stringify(name)}]);`);
  return `export async function countedPass(data) {\n${calls.join('\n')}\n}\n`;
}

/** Work reduced to a counted pass of so many rounds, without think time. */
export function asCountedPass(work: JourneyWork, passes: number): JourneyWork {
  const settings = { thinkTime: { minS: 0, maxS: 0 }, pacingS: null };
  return { ...work, passes, context: { ...work.context, journeys: { [countedPassScenario]: settings } } };
}
