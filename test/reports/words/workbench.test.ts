import { describe, expect, it } from 'vitest';
import type { Job } from '../../../engine/model/api/job.ts';
import type { LiveState } from '../../../engine/model/api/live.ts';
import { liveCeiling } from '../../../reports/charts/live.ts';
import { profileChart } from '../../../reports/charts/profile.ts';
import { estimateSentence, stopWords, timeLeft } from '../../../reports/words/job.ts';
import { liveGenerator, liveProgress, liveSentence } from '../../../reports/words/live.ts';
import { shortMoment } from '../../../reports/words/moment.ts';
import { nextSteps } from '../../../reports/words/next-steps.ts';
import { publishedValues } from '../../../reports/words/published.ts';
import { rowChips, rowProblem } from '../../../reports/words/run-row.ts';
import { stepName } from '../../../reports/words/step.ts';
import { demoReport, emptyReport, failingReport, firstReport, invalidReport } from '../variants.ts';

const live: LiveState = {
  unit: 'user',
  elapsedS: 40.2,
  plannedS: 90,
  steps: [],
  step: null,
  users: 50,
  requestsPerSecond: 120.4,
  p95Ms: 212,
  errorRate: 0,
  requests: 4800,
  limits: [{ text: 'p95 < 300 ms', metric: 'latency', statistic: 'p95', expected: 300 }],
  seconds: [],
  errors: [],
  generator: { state: 'good', latenessMs: 3.2, droppedIterations: 0 },
};
const job = (state: Job['state'], kind: 'run' | 'gate'): Pick<Job, 'state' | 'order'> => ({ state, order: { kind } });

describe('a run that goes on', () => {
  it('is told by its gap', () => {
    expect(liveSentence(live)).toBe('50 users: p95 212 ms, 88.0 ms under the target; 120 per second, none failed.');
    expect(liveSentence({ ...live, p95Ms: 340, errorRate: 0.021 })).toBe(
      '50 users: p95 340 ms, 40.0 ms over the target; 120 per second, 2.10 % failed.',
    );
    expect(liveSentence({ ...live, limits: [] })).toBe('50 users: p95 212 ms; 120 per second, none failed.');
    expect(liveSentence({ ...live, p95Ms: null })).toContain('too few answers for a p95');
    expect(liveSentence({ ...live, requests: 0, users: 1 })).toBe('1 user on the system, and no answer yet.');
    expect(liveProgress(live)).toBe('40 s of 90 s of load');
  });

  it('says what a late generator means', () => {
    expect(liveGenerator(live.generator)).toBe('The generator keeps time, 3.20 ms late (p99).');
    expect(liveGenerator({ state: 'late', latenessMs: 84, droppedIterations: 12 })).toBe(
      'The generator is late: if it stays so, this run will be invalid, 84.0 ms late (p99), 12 journeys could not start on time.',
    );
  });

  it('draws the gap under the ceiling, and nothing where there is no ceiling', () => {
    expect(liveCeiling(live, 'now')?.text).toContain('88.0 ms');
    expect(liveCeiling({ ...live, p95Ms: 512 }, 'now')?.text).toContain('gap over');
    expect(liveCeiling({ ...live, limits: [] }, 'now')).toBeNull();
  });
});

describe('a job', () => {
  it('says what its stop button does, first and second', () => {
    expect(stopWords(job('running', 'run'))).toEqual({
      button: 'Stop',
      meaning: 'Ends in good order. What was measured is sealed as a partial run.',
    });
    expect(stopWords(job('running', 'gate')).meaning).toContain('those before it count');
    expect(stopWords(job('stopping', 'run')).button).toBe('Stop at once');
  });

  it('guesses no seconds', () => {
    expect(timeLeft({ leftS: 41.2 })).toBe('about 45 s left');
    expect(timeLeft({ leftS: 272 })).toBe('about 5 min left');
    expect(timeLeft({ leftS: null })).toBe('');
  });

  it('is told before it is started', () => {
    const estimate = { scenario: 'demo', environment: 'demo', loadS: 90, totalS: 151, peakUsers: 50, maxUsers: 2000, steps: [] };
    expect(estimateSentence({ ...estimate, targets: ['p95 < 300 ms'] }, 'user')).toBe(
      'About 3 min in all: 90 s of load of up to 50 users, judged by 1 target.',
    );
    expect(estimateSentence({ ...estimate, targets: [], peakUsers: 1 }, 'connection')).toContain('1 connection, no target to judge it by');
  });
});

describe('the load as planned', () => {
  const { steps } = demoReport();

  it('names each step and draws every closed one', () => {
    expect(steps.map((step) => stepName(step))).toContain('1,000 users, hold');
    const drawn = profileChart(steps, 'users', 'profile')?.text ?? '';
    expect(drawn.match(/<path/g)).toHaveLength(steps.filter(({ users }) => users !== null).length);
    expect(drawn).toContain('column judged');
  });

  it('is nothing without load', () => {
    expect(profileChart([], 'users', 'profile')).toBeNull();
  });
});

describe('what to do next', () => {
  it('runs again first, then looks, then approves', () => {
    expect(nextSteps([firstReport(), failingReport(), invalidReport(), emptyReport()]).map(({ does }) => does)).toEqual(
      expect.arrayContaining(['rerun', 'look', 'approve']),
    );
    expect(nextSteps([firstReport(), invalidReport()]).map(({ does, text }) => [does, text])).toEqual([
      ['rerun', expect.stringMatching(/^Run it again: it says nothing about the target, since the generator could not keep time/)],
      ['approve', 'Approve it as a baseline: later runs are compared with it.'],
    ]);
    expect(nextSteps([failingReport()])[0]?.text).toBe('Look at what failed: p95 < 300 ms at 1,000 users.');
  });

  it('names the regression where every target held', () => {
    const report = failingReport();
    const held = report.verdicts.map((verdict) => ({ ...verdict, status: 'pass' as const }));
    expect(nextSteps([{ ...report, verdicts: held }])[0]?.text).toMatch(/^Look at the regression: p95 latency slower by/);
  });
});

describe('a run in a list', () => {
  const { chips } = demoReport();

  it('has three answers where it is sealed, else why it has none', () => {
    expect(rowChips({ state: 'sealed', chips }).map(({ label }) => label)).toEqual(['Target', 'Regression', 'Run']);
    expect(rowChips({ state: 'damaged', chips: null }).map(({ word }) => word)).toEqual(['damaged']);
    expect(rowProblem({ state: 'damaged', reason: 'report.json is cut off' })).toBe('report.json is cut off');
    expect(rowProblem({ state: 'unsealed', reason: null })).toMatch(/recovers/);
    expect(rowProblem({ state: 'sealed', reason: null })).toBeNull();
  });
});

it('keeps least, greatest and last of what a target published', () => {
  const reading = (value: number) => ({ atS: 0, cpuCores: null, memoryBytes: null, values: { connections: value } });
  expect(publishedValues([reading(3), reading(9), reading(5)])).toEqual([
    { name: 'connections', readings: 3, least: 3, greatest: 9, last: 5 },
  ]);
});

it('shortens a moment for a list', () => {
  expect(shortMoment('2026-03-12T09:14:05.000Z')).toBe('12 Mar 2026, 09:14');
  expect(shortMoment('soon')).toBe('soon');
});
