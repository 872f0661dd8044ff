import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parts } from '../parts.ts';
import { root } from '../sources.ts';
import { resultPage } from './page.ts';

/** Writes `docs/gate.md` and its pictures from the results in a folder. */
export function writePage(results: string): void {
  const { markdown, pictures } = resultPage(parts, results);
  const docs = path.join(root, 'docs');
  mkdirSync(path.join(docs, 'pictures'), { recursive: true });
  writeFileSync(path.join(docs, 'gate.md'), markdown);
  for (const [file, svg] of Object.entries(pictures)) writeFileSync(path.join(docs, 'pictures', file), svg);
}
