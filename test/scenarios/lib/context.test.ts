import { expect, it } from 'vitest';
import { runK6 } from '../k6.ts';

const one = `{ executor: 'per-vu-iterations', vus: 1, iterations: 1 }`;

it('takes the settings of a journey in its second opinion too, and a sensible default where nothing is told', async () => {
  const run = await runK6({
    context: { journeys: { orders: { thinkTime: { minS: 3, maxS: 7 }, pacingS: 2 }, untold: { thinkTime: null, pacingS: null } } },
    source: `
      import { journeySettings } from 'scenarios/lib/context.ts';
      import { nextThinkS } from 'scenarios/lib/think.ts';
      import { scenarioName } from 'scenarios/lib/execution.ts';
      export const options = { scenarios: { orders: ${one}, orders__open: ${one}, untold: ${one}, other: ${one} } };
      export default function () {
        const thinkS = nextThinkS();
        const range = thinkS >= 3 && thinkS <= 7 ? 'long' : thinkS >= 1 && thinkS <= 3 ? 'short' : 'wrong';
        console.log('TOLD ' + scenarioName() + ' ' + journeySettings().pacingS + ' ' + range);
      }`,
  });
  const told = [...run.output.matchAll(/TOLD ([\w ]+)/g)].map(([, text]) => text).sort();
  expect(told).toEqual(['orders 2 long', 'orders__open 2 long', 'other null short', 'untold null short']);
});
