import { HeadroomError } from '../model/error.ts';

/** The error for anything in a window file that cannot be read. */
export function damaged(what: string, cause?: unknown): HeadroomError {
  return new HeadroomError(
    'WINDOWS_DAMAGED',
    `The window file is damaged: ${what}.`,
    'A run that was cut off keeps everything before its last line; measure again when the damage is elsewhere.',
    cause,
  );
}
