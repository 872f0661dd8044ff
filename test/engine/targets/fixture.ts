import type { GeneratorHealth } from '../../../engine/model/health.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { TargetInput } from '../../../engine/model/scenario.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { judgeTargets } from '../../../engine/targets/judge.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';
import { Lines, step } from '../measure/lines.ts';

export const healthy: GeneratorHealth = {
  validity: 'valid',
  reasons: [],
  lateness: null,
  worstLatenessMs: null,
  droppedIterations: 0,
  cpu: null,
  coLocated: true,
};

export const hold = step(0, 0, 60, { users: 10 });

/** Evenly spaced from the first to the last. */
export const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));

export interface Second {
  readonly values?: readonly number[];
  readonly failed?: readonly number[];
  readonly users?: number;
  readonly checks?: readonly [passed: number, all: number];
  readonly thinkMs?: number;
  readonly passMs?: number;
}

/** A run of `GET /list` by ten users: 20 requests a second from 50 to 150 ms unless told otherwise, four to a journey of 2.5 s. */
export function run(seconds: number, of: (second: number) => Second = () => ({}), lines = new Lines()): Lines {
  const tags = { scenario: 'orders', name: 'GET /list' };
  for (let second = 0; second < seconds; second++) {
    const { values = spread(50, 150, 20), failed = [], users = 10, checks = [10, 10], thinkMs = 2000, passMs = 2500 } = of(second);
    if (values.length > 0) lines.trend(second, 'http_req_duration', { ...tags, expected_response: 'true' }, values);
    if (failed.length > 0) lines.trend(second, 'http_req_duration', { ...tags, expected_response: 'false' }, failed);
    const requests = values.length + failed.length;
    lines.rate(second, 'http_req_failed', tags, failed.length, requests).counter(second, 'http_reqs', tags, requests);
    lines.rate(second, 'checks', { scenario: 'orders', check: 'listed' }, ...checks).gauge(second, 'vus', {}, users);
    const passes = new Array<number>(5).fill(passMs);
    lines.trend(second, 'iteration_duration', { scenario: 'orders' }, passes).counter(second, 'iterations', { scenario: 'orders' }, 5);
    lines.trend(second, 'think_time', { scenario: 'orders' }, new Array<number>(5).fill(thinkMs));
  }
  return lines;
}

export interface Judging {
  readonly steps?: readonly LoadStep[];
  readonly health?: GeneratorHealth;
  readonly pacingS?: Record<string, number>;
  readonly others?: readonly string[];
}

export function judge(
  lines: Lines,
  target: string | TargetInput,
  { steps = [hold], health = healthy, pacingS = {}, others = [] }: Judging = {},
): Verdict {
  const inputs = [target, ...others].map((input) => parseTarget(typeof input === 'string' ? { target: input, abort: false } : input));
  const [verdict] = judgeTargets({ measurement: lines.fold(steps).measurement(), targets: inputs, health, pacingS });
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

export const codes = ({ reasons }: Verdict): string[] => reasons.map(({ code }) => code);
