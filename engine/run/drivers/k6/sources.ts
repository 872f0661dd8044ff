import { readFileSync } from 'node:fs';
import path from 'node:path';

const importPattern = /^\s*(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm;
const typeImport = /^\s*(?:import|export)\s+type\b/;

export interface Source {
  readonly text: string;
  /** What it imports, as written; imports of types alone are left out. */
  readonly imports: readonly string[];
}

/** A script and everything it imports by a relative path, by absolute path. Throws what reading the first file throws; others that are not there are left to k6. */
export function sourcesOf(file: string): Map<string, Source> {
  const sources = new Map<string, Source>();
  const waiting = [path.resolve(file)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (sources.has(next)) continue;
    const text = sources.size === 0 ? readFileSync(next, 'utf8') : readIfThere(next);
    if (text === null) continue;
    const imports = [...text.matchAll(importPattern)].filter(([line]) => !typeImport.test(line)).map(([, name]) => name ?? '');
    sources.set(next, { text, imports });
    const folder = path.dirname(next);
    waiting.push(...imports.filter((name) => /^\.{1,2}\//.test(name)).map((name) => path.resolve(folder, name)));
  }
  return sources;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
