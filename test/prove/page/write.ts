import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capacityParts, gateParts } from '../parts.ts';
import { root } from '../sources.ts';
import { capacityPage } from './capacity/capacity-page.ts';
import { resultPage } from './page.ts';

/** Writes `docs/gate.md`, `docs/capacity-proof.md` and their pictures from the results in a folder. */
export function writePages(results: string): void {
  const docs = path.join(root, 'docs');
  mkdirSync(path.join(docs, 'pictures'), { recursive: true });
  const pages = { 'gate.md': resultPage(gateParts, results), 'capacity-proof.md': capacityPage(capacityParts, results) };
  for (const [page, { markdown, pictures }] of Object.entries(pages)) {
    writeFileSync(path.join(docs, page), markdown);
    for (const [file, svg] of Object.entries(pictures)) writeFileSync(path.join(docs, 'pictures', file), svg);
  }
}
