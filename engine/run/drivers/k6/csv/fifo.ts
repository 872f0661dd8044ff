import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { HeadroomError } from '../../../../model/error.ts';

const run = promisify(execFile);

/** A named pipe: what k6 writes to it reaches us without ever being on the disk. */
export interface Fifo {
  readonly input: Readable;
  /** Ends the input behind what was written. To be called when the writer is gone, which may never have opened it. */
  finish(): void;
}

/** Makes the pipe and opens it for reading, without waiting for a writer. Throws K6_FAILED where there are none, as on Windows. */
export async function openFifo(path: string): Promise<Fifo> {
  await run('mkfifo', [path]).catch((error: unknown) => {
    throw new HeadroomError(
      'K6_FAILED',
      `A named pipe cannot be made at ${path}.`,
      'Use the k6 that Headroom builds; it needs no pipe.',
      error,
    );
  });
  const input = new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
  return {
    input,
    finish: () => openAndClose(path),
  };
}

function openAndClose(path: string): void {
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch (error) {
    // Nobody reads it any more: it has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
  }
}
