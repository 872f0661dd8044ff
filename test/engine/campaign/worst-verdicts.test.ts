import { expect, test } from 'vitest';
import { splitTargets, worstVerdicts } from '../../../engine/campaign/worst-verdicts.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';

const verdict = (target: string, status: Verdict['status'], value: number | null = null, tooClose = false): Verdict => ({
  target: parseTarget({ target, abort: false }),
  status,
  tooClose,
  actual: value === null ? null : { value, low: null, high: null, confidence: 0.95, samples: 1000 },
  fewSamples: false,
  step: null,
  worstMinute: null,
  endpoints: [],
  reasons: [],
});

test('the worst session counts, target by target, in the order of the first', () => {
  const sessions = [
    [verdict('p95 < 300 ms', 'pass', 210), verdict('errorRate < 1 %', 'no-data'), verdict('p50 < 90 ms', 'pass', 40)],
    [verdict('p95 < 300 ms', 'fail', 310), verdict('errorRate < 1 %', 'pass', 0), verdict('p50 < 90 ms', 'pass', 50, true)],
    [verdict('p95 < 300 ms', 'fail', 340), verdict('errorRate < 1 %', 'pass', 0), verdict('p50 < 90 ms', 'pass', 60)],
  ];
  expect(worstVerdicts(sessions).map(({ target, status, actual }) => [target.text, status, actual?.value ?? null])).toEqual([
    ['p95 < 300 ms', 'fail', 340],
    ['errorRate < 1 %', 'no-data', null],
    ['p50 < 90 ms', 'pass', 50],
  ]);
  expect(splitTargets(sessions)).toEqual(['p95 < 300 ms: met in 1 of 3 sessions.', 'errorRate < 1 %: met in 2 of 3 sessions.']);
});

test('of a promise of more the least counts; nothing gives nothing', () => {
  const rates = [98, 91, 95].map((percent) => [verdict('checks > 99 %', 'fail', percent / 100)]);
  expect(worstVerdicts(rates)[0]?.actual?.value).toBe(0.91);
  expect(worstVerdicts([])).toEqual([]);
  expect(splitTargets([[verdict('p95 < 1 s', 'pass', 1)], []])).toEqual([]);
});
