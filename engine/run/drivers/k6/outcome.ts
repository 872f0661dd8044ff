import { type ErrorCode, HeadroomError } from '../../../model/error.ts';
import type { DriverResult } from '../driver.ts';

/** What is known when k6 has ended. */
export interface K6End {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why the engine asked it to stop, when it did. */
  readonly stopReason: string | null;
  readonly killed: boolean;
  readonly errors: readonly string[];
}

type Outcome = Pick<DriverResult, 'outcome' | 'reason' | 'error' | 'markedFailed'>;

/** What k6's exit code means (`errext/exitcodes/codes.go`; 74 is the recorder's, for a disk that is full). */
export function outcomeOf(end: K6End): Outcome {
  const said = end.errors.at(-1) ?? '';
  if (end.killed) return aborted(end.stopReason ?? 'killed');
  if (end.signal !== null)
    return failed(
      'K6_FAILED',
      `k6 was ended by ${end.signal}.`,
      'When memory ran out, use fewer users or a larger machine; `dmesg` tells.',
    );
  switch (end.exitCode) {
    case 0:
      return completed();
    case 74:
      return {
        ...failed(
          'DISK_FULL',
          said || 'There is no room left for the recording.',
          'Free some space; what was recorded until then is kept.',
        ),
        outcome: 'truncated',
      };
    case 99:
      return abortOnFail(end.errors) === null ? completed() : aborted(abortOnFail(end.errors) ?? '');
    case 100:
      return failed('SCRIPT_ERROR', said || 'setup() took too long.', 'Raise setupTimeout in the options, or do less in setup().');
    case 101:
      return failed('SCRIPT_ERROR', said || 'teardown() took too long.', 'Raise teardownTimeout in the options, or do less in teardown().');
    case 103:
      return aborted('stopped over REST');
    case 104:
      return failed('SCRIPT_ERROR', shown(end.errors), 'Mend the options of the script.');
    case 105:
      return aborted(end.stopReason ?? 'interrupted');
    case 107:
      return failed('SCRIPT_ERROR', shown(end.errors), 'Mend the script at the place named.');
    case 108:
      return { ...failed('SCRIPT_ABORTED', shown(end.errors), 'The script ended the run itself with test.abort().'), outcome: 'aborted' };
    case 110:
      return { ...completed(), markedFailed: true };
    case 255:
      if (said.includes('moduleSpecifier'))
        return failed('SCRIPT_ERROR', shown(end.errors), 'Check the path of the script and of its imports.');
  }
  return failed('K6_FAILED', `k6 ended with code ${end.exitCode}: ${shown(end.errors)}`, 'k6.log in the run folder has all it said.');
}

function completed(): Outcome {
  return { outcome: 'completed', reason: null, error: null, markedFailed: false };
}

function aborted(reason: string): Outcome {
  return { outcome: 'aborted', reason, error: null, markedFailed: false };
}

function failed(code: ErrorCode, message: string, hint: string): Outcome {
  return {
    outcome: 'failed',
    reason: message.split('\n', 1)[0] ?? message,
    error: new HeadroomError(code, message, hint),
    markedFailed: false,
  };
}

function abortOnFail(errors: readonly string[]): string | null {
  return errors.find((text) => text.includes('abortOnFail enabled')) ?? null;
}

/** k6's words with the place in the script, without what it wraps around them. */
function shown(errors: readonly string[]): string {
  const last = errors.at(-1) ?? 'it gave no reason';
  return last
    .replace(/^could not initialize '[^']*': /, '')
    .replace(/^could not load JS test '[^']*': /, '')
    .replace(/ Make sure that you've specified the right path[\s\S]*$/, '')
    .replaceAll('file://', '')
    .replace(/\n\s*/g, ' ')
    .trim();
}
