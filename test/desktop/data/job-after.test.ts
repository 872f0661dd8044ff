import { expect, test } from 'vitest';
import { jobAfter } from '../../../desktop/ui/data/job-after.ts';
import { staleAfter } from '../../../desktop/ui/data/stale.ts';
import type { Job } from '../../../engine/model/api/job.ts';
import type { LiveSecond, LiveState } from '../../../engine/model/api/live.ts';

const second = (atS: number, requestsPerSecond = 1): LiveSecond => ({
  atS,
  users: 1,
  requestsPerSecond,
  p50: 1,
  p95: 2,
  p99: 3,
  errorRate: 0,
  latenessMs: 1,
});
const live = (...seconds: LiveSecond[]): LiveState => ({
  unit: 'user',
  elapsedS: 1,
  plannedS: 10,
  steps: [],
  step: null,
  users: 1,
  requestsPerSecond: 1,
  p95Ms: 2,
  errorRate: 0,
  requests: 1,
  limits: [],
  seconds,
  errors: [],
  generator: { state: 'good', latenessMs: 1, droppedIterations: 0 },
});
const job: Job = {
  id: 'one',
  order: { kind: 'run' },
  title: 'demo',
  state: 'running',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  phase: 'load',
  progress: 0.1,
  leftS: 9,
  made: null,
  exitCode: null,
  failure: null,
  live: live(second(0), second(1)),
};

test('seconds are appended; one that is told again stands once, as it was told last', () => {
  const after = jobAfter([job], { event: 'live', data: { job: 'one', live: live(second(1, 5), second(2)) } });
  expect(after?.[0]?.live?.seconds.map(({ atS, requestsPerSecond }) => [atS, requestsPerSecond])).toEqual([
    [0, 1],
    [1, 5],
    [2, 1],
  ]);
});

test('what is told of a job keeps what is known of its run', () => {
  const { live: kept, ...told } = { ...job, state: 'stopping' as const };
  expect(jobAfter([job], { event: 'job', data: told })).toEqual([{ ...told, live: kept }]);
});

test('a job that is new is added; a run of an unknown one asks for all', () => {
  const { live: _, ...told } = { ...job, id: 'two' };
  expect(jobAfter([job], { event: 'job', data: told })?.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(jobAfter([], { event: 'live', data: { job: 'one', live: live() } })).toBeNull();
});

test('new runs make lists, trends and baselines old, and leave what a campaign said', () => {
  expect(staleAfter('runs')).toContain('trend');
  expect(staleAfter('runs')).not.toContain('campaign');
});
