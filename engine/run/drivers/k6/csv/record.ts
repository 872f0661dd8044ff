import type { Readable } from 'node:stream';
import { createObserver } from '../../../../measure/observe.ts';
import { HeadroomError } from '../../../../model/error.ts';
import type { TemplatingRule } from '../../../../model/templating.ts';
import type { HeaderLine, WindowFileLine } from '../../../../model/window-file.ts';
import { createFailures } from './failures.ts';
import type { KindOf } from './kinds.ts';
import { createLineFile } from './line-file.ts';
import { createRowReader } from './rows.ts';
import { createSampleReader } from './samples.ts';

export interface RecordSettings {
  /** k6's CSV. */
  readonly input: Readable;
  /** The window file to write. */
  readonly file: string;
  readonly header: HeaderLine;
  readonly kindOf: KindOf;
  readonly templating: readonly TemplatingRule[];
}

export interface SampleRecording {
  /** Resolves when all samples are in; rejects with DISK_FULL or what else keeps the file from being written. */
  readonly read: Promise<void>;
  /** Writes the last windows and the end, as far as there is room, and closes the file. */
  end(reason: string): void;
}

/** Writes the window file that the recorder would have written, from a stream of samples. */
export function recordSamples({ input, file, header, kindOf, templating }: RecordSettings): SampleRecording {
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
  const rows = createRowReader();
  const samples = createSampleReader(kindOf);
  const take = (piece: string) => {
    for (const row of rows.push(piece)) {
      const sample = samples.read(row);
      if (sample === null) continue;
      observer.add(sample);
      failures.add(sample);
    }
    // Windows come once a second: so do the failures that go with them.
    if (text !== '') for (const line of failures.changed()) emit(line);
    write();
  };
  const read = async () => {
    input.setEncoding('utf8');
    try {
      write();
      for await (const piece of input) take(String(piece));
    } catch (error) {
      throw isFull(error)
        ? new HeadroomError(
            'DISK_FULL',
            'disk full: there is no room for the recording',
            'Free some space; what was recorded until then is kept.',
            error,
          )
        : error;
    }
  };
  return {
    read: read(),
    end(reason) {
      for (const line of failures.changed()) emit(line);
      observer.end(reason, Date.now());
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

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
}
