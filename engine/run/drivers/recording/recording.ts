import { createObserver, type Observation } from '../../../measure/observe.ts';
import { HeadroomError } from '../../../model/error.ts';
import type { TemplatingRule } from '../../../model/templating.ts';
import type { HeaderLine, WindowFileLine } from '../../../model/window-file.ts';
import { createFailures } from './failures.ts';
import { createLineFile } from './line-file.ts';

export interface RecordingSettings {
  /** The window file to write. */
  readonly file: string;
  readonly header: HeaderLine;
  readonly templating: readonly TemplatingRule[];
}

/** A window file that is made of single observations, as our recorder would have written it. */
export interface Recording {
  add(observation: Observation): void;
  /** Writes the lines that are due. Throws DISK_FULL, or what else keeps the file from being written; the file then ends with a whole line. */
  flush(): void;
  /** Writes the last windows and the end, unix ms, as far as there is room, and closes the file. */
  end(reason: string, atMs?: number): void;
}

export function openRecording({ file, header, templating }: RecordingSettings): Recording {
  const lines = createLineFile(file);
  let text = '';
  const emit = (line: WindowFileLine) => {
    text += `${JSON.stringify(line)}\n`;
  };
  const write = () => {
    const due = text;
    text = '';
    lines.append(due);
  };
  const observer = createObserver(emit, { header, templating });
  const failures = createFailures(templating);
  return {
    add(observation) {
      observer.add(observation);
      failures.add(observation);
    },
    flush() {
      if (text === '') return;
      // Windows come once a second: so do the failures that go with them.
      for (const line of failures.changed()) emit(line);
      try {
        write();
      } catch (error) {
        throw isFull(error) ? diskFull(error) : error;
      }
    },
    end(reason, atMs = Date.now()) {
      for (const line of failures.changed()) emit(line);
      observer.end(reason, atMs);
      try {
        write();
      } catch (error) {
        if (!isFull(error)) throw error;
      } finally {
        lines.close();
      }
    },
  };
}

const diskFull = (error: unknown) =>
  new HeadroomError(
    'DISK_FULL',
    'disk full: there is no room for the recording',
    'Free some space; what was recorded until then is kept.',
    error,
  );

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
}
