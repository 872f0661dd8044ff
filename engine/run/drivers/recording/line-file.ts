import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file of whole lines: what does not fit is cut off again. */
export interface LineFile {
  /** Appends text that ends with a line break. Throws what writing throws; the file then is as before. */
  append(text: string): void;
  close(): void;
}

export function createLineFile(path: string): LineFile {
  const descriptor = openSync(path, 'w');
  let size = 0;
  return {
    append(text) {
      const bytes = Buffer.from(text);
      try {
        for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
        size += bytes.length;
      } catch (error) {
        ftruncateSync(descriptor, size);
        throw error;
      }
    },
    close: () => closeSync(descriptor),
  };
}
