import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the project. */
export const root = path.resolve(import.meta.dirname, '../..');

/**
 * A short hash of files and of everything whose values they import from this project, comments and layout left out: it changes when
 * what they do may have changed. Types decide nothing, and documents hold what was decided: neither is followed. A file that is not
 * there counts as absent.
 *
 * @param files paths from `folder`
 */
export function sourceHash(files: readonly string[], folder = root): string {
  const seen = new Map<string, string>();
  const documents = path.resolve(folder, 'engine/model') + path.sep;
  const visit = (file: string) => {
    if (seen.has(file)) return;
    const text = existsSync(file) ? codeOf(readFileSync(file, 'utf8')) : '';
    seen.set(file, text);
    for (const imported of valuesImportedBy(text).map((name) => path.resolve(path.dirname(file), name)))
      if (!imported.startsWith(documents)) visit(imported);
  };
  for (const file of files) visit(path.resolve(folder, file));
  const hash = createHash('sha256');
  for (const [file, text] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path.relative(folder, file)}\n${text}\n`);
  return hash.digest('hex').slice(0, 12);
}

function valuesImportedBy(code: string): string[] {
  return [...code.matchAll(/\b(import|export)(?! type\b)[^;']*from '(\.[^']*)'/g)].map(([, , name = '']) => name);
}

function codeOf(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/^\s*\/\/.*$/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
