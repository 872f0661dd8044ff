import { expect, test } from 'vitest';
import { type K6End, outcomeOf } from '../../../../../engine/run/drivers/k6/outcome.ts';

const end = (change: Partial<K6End>): K6End => ({ exitCode: 0, signal: null, stopReason: null, killed: false, errors: [], ...change });

test.each<[Partial<K6End>, string, string | null, string | null]>([
  [{}, 'completed', null, null],
  [{ exitCode: 99, errors: ["thresholds on metrics 'x' have been crossed"] }, 'completed', null, null],
  [
    { exitCode: 99, errors: ["thresholds on metrics 'x' were crossed; at least one has abortOnFail enabled"] },
    'aborted',
    null,
    'thresholds on',
  ],
  [{ exitCode: 105, stopReason: 'target broken' }, 'aborted', null, 'target broken'],
  [{ exitCode: 105 }, 'aborted', null, 'interrupted'],
  [{ exitCode: null, signal: 'SIGKILL', killed: true, stopReason: 'Ctrl-C' }, 'aborted', null, 'Ctrl-C'],
  [{ exitCode: null, signal: 'SIGKILL' }, 'failed', 'K6_FAILED', 'k6 was ended by SIGKILL.'],
  [{ exitCode: 74, errors: ['disk full: no space left on device'] }, 'truncated', 'DISK_FULL', 'disk full'],
  [{ exitCode: 100 }, 'failed', 'SCRIPT_ERROR', 'setup() took too long.'],
  [{ exitCode: 101 }, 'failed', 'SCRIPT_ERROR', 'teardown() took too long.'],
  [{ exitCode: 103 }, 'aborted', null, 'stopped over REST'],
  [{ exitCode: 104, errors: ['invalid threshold'] }, 'failed', 'SCRIPT_ERROR', 'invalid threshold'],
  [{ exitCode: 107, errors: ['Error: x\n\tat file:///a/b.js:1:2(3)'] }, 'failed', 'SCRIPT_ERROR', 'Error: x at /a/b.js:1:2(3)'],
  [{ exitCode: 108, errors: ['test aborted: empty'] }, 'aborted', 'SCRIPT_ABORTED', 'test aborted: empty'],
  [{ exitCode: 109, errors: ['panic: x'] }, 'failed', 'K6_FAILED', 'k6 ended with code 109: panic: x'],
  [
    { exitCode: 255, errors: ['The moduleSpecifier "a.js" couldn\'t be found on local disk. Make sure that'] },
    'failed',
    'SCRIPT_ERROR',
    'The moduleSpecifier',
  ],
  [{ exitCode: 255 }, 'failed', 'K6_FAILED', 'k6 ended with code 255: it gave no reason'],
])('%j is %s', (change, outcome, code, reason) => {
  const result = outcomeOf(end(change));
  expect(result.outcome).toBe(outcome);
  expect(result.error?.code ?? null).toBe(code);
  if (reason === null) expect(result.reason).toBeNull();
  else expect(result.reason).toContain(reason);
});

test('a run its script calls failed is complete and marked', () => {
  expect(outcomeOf(end({ exitCode: 110 }))).toMatchObject({ outcome: 'completed', markedFailed: true });
});
