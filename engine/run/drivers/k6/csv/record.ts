import type { Readable } from 'node:stream';
import { openRecording, type RecordingSettings } from '../../recording/recording.ts';
import type { KindOf } from './kinds.ts';
import { createRowReader } from './rows.ts';
import { createSampleReader } from './samples.ts';

export interface RecordSettings extends RecordingSettings {
  /** k6's CSV. */
  readonly input: Readable;
  readonly kindOf: KindOf;
}

export interface SampleRecording {
  /** Resolves when all samples are in; rejects with DISK_FULL or what else keeps the file from being written. */
  readonly read: Promise<void>;
  /** Writes the last windows and the end, as far as there is room, and closes the file. */
  end(reason: string): void;
}

/** Writes the window file that the recorder would have written, from a stream of samples. */
export function recordSamples({ input, kindOf, ...settings }: RecordSettings): SampleRecording {
  const recording = openRecording(settings);
  const rows = createRowReader();
  const samples = createSampleReader(kindOf);
  const read = async () => {
    input.setEncoding('utf8');
    recording.flush();
    for await (const piece of input) {
      for (const row of rows.push(String(piece))) {
        const sample = samples.read(row);
        if (sample !== null) recording.add(sample);
      }
      recording.flush();
    }
  };
  return { read: read(), end: (reason) => recording.end(reason) };
}
