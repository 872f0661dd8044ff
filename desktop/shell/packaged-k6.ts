import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { HeadroomError } from '../../engine/model/error.ts';

const stampSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** The k6 that was packed with the application, once it is found to be what was packed. Throws SETUP_FAILED. */
export async function packagedK6(folder: string, platform: NodeJS.Platform): Promise<string> {
  const program = path.join(folder, platform === 'win32' ? 'k6.exe' : 'k6');
  const [stamp, bytes] = await Promise.all([readFile(path.join(folder, 'k6.json'), 'utf8'), readFile(program)]).catch((error: unknown) => {
    throw damaged('is not there', error);
  });
  const kept = stampSchema.safeParse(parsed(stamp));
  if (kept.success && createHash('sha256').update(bytes).digest('hex') === kept.data.sha256) return program;
  throw damaged('is not what was packed');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused like any other stamp that is none
  }
}

function damaged(what: string, cause?: unknown): HeadroomError {
  return new HeadroomError(
    'SETUP_FAILED',
    `The k6 that came with this application ${what}.`,
    'Install the application again, from where you trust.',
    cause,
  );
}
