import { HeadroomError } from '../../model/error.ts';

const fullDisk = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i;

/** Runs `work`, which writes to `place`; a full disk becomes DISK_FULL, a place that cannot be written OUTPUT_UNWRITABLE. Other errors pass. */
export async function writing<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainWriting(error, place);
  }
}

function explainWriting(error: unknown, place: string): unknown {
  if (error instanceof HeadroomError || !(error instanceof Error)) return error;
  if (fullDisk.test(`${codeOf(error)} ${error.message}`))
    return new HeadroomError(
      'DISK_FULL',
      `The disk is full: ${place} cannot be written.`,
      'Free some space, or run `headroom runs --prune`.',
      error,
    );
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|ENAMETOOLONG|EIO|ELOOP|EMFILE|ENFILE)$/.test(codeOf(error)) || /^IO Error/.test(error.message))
    return unwritable(place, error.message, error);
  return error;
}

export const unwritable = (place: string, why: string, cause: unknown) =>
  new HeadroomError('OUTPUT_UNWRITABLE', `${place} cannot be written: ${why}.`, 'Check who owns the folder and its permissions.', cause);

/** The system's code of an error (`ENOENT`), or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
