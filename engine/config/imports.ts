import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isFile } from './find.ts';

/** An import, a re-export, a `require` or k6's `open` of a file named by a relative path. What a comment names is followed too, and does no harm. */
const reference = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\(|\bopen\s*\()\s*(['"`])(\.{1,2}\/[^'"`\n]+)\1/g;

/** The files and everything they reach by relative paths, each once, in order of discovery. One that is not there is left to k6 to complain of. */
export async function withImports(files: readonly string[]): Promise<string[]> {
  const reached = new Set(files);
  for (const file of reached) {
    if (!/\.(m|c)?[jt]sx?$/.test(file) || !isFile(file)) continue;
    const text = await readFile(file, 'utf8');
    for (const [, , specifier = ''] of text.matchAll(reference)) {
      const place = path.resolve(path.dirname(file), specifier);
      if (isFile(place)) reached.add(place);
    }
  }
  return [...reached];
}
