import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PageVisit, PageVisits } from '../../../model/page-visit.ts';

/** Visits whose resources are kept; later ones keep their numbers. */
const mostWithResources = 120;

/** The visits of a run, in its folder: written anew as it goes on, so that one that is cut off has what there was. */
export interface PagesFile {
  add(visit: PageVisit, picture: Buffer | null): void;
  write(): void;
}

export function createPagesFile(folder: string): PagesFile {
  const visits: PageVisit[] = [];
  return {
    add(visit, picture) {
      const kept = visits.length < mostWithResources ? visit : { ...visit, resources: [] };
      visits.push(kept);
      if (picture === null || visit.picture === null) return;
      mkdirSync(path.join(folder, 'pictures'), { recursive: true });
      writeFileSync(path.join(folder, 'pictures', visit.picture), picture);
    },
    write() {
      const document: PageVisits = { schemaVersion: 1, visits };
      const file = path.join(folder, 'pages.json');
      writeFileSync(`${file}.new`, JSON.stringify(document));
      renameSync(`${file}.new`, file);
    },
  };
}

/** Name of the picture of a page: `dispatch-mobile-first.png`. */
export function pictureName(url: string, profile: string, view: string): string {
  const words = new URL(url).pathname
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(0, 60) || 'page'}-${profile}-${view}.png`;
}
