import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createFold } from '../../../engine/measure/fold.ts';
import { createObserver } from '../../../engine/measure/observe.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';
import { metricById } from '../../../engine/model/metric.ts';
import { type PageVisits, pageVisitsSchema } from '../../../engine/model/page-visit.ts';
import { bookNumbers } from '../../../engine/run/drivers/playwright/book.ts';
import { createPagesFile } from '../../../engine/run/drivers/playwright/pages-file.ts';
import { type RecordedRun, type Recording, sealRun } from './seal.ts';

const folder = path.join(import.meta.dirname, 'page-lab');

/** Visits of the demo's page as they were measured once, its assets cached and not; the resources of the first visit of each kind. */
const visitsOf = (name: 'cached' | 'uncached'): PageVisits =>
  pageVisitsSchema.parse(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')));

/** Two runs of the page lab, before and after the demo's assets may no longer be cached. */
export async function sealPageLab(recording: Recording): Promise<void> {
  await sealRun(recording, labRun('2026-02-26T09:00:00.000Z', visitsOf('cached'), true));
  await sealRun(recording, labRun('2026-02-26T10:00:00.000Z', visitsOf('uncached'), false));
}

function labRun(startedAt: string, pages: PageVisits, staticCache: boolean): RecordedRun {
  return {
    scenario: 'vitals',
    startedAt,
    commit: 8,
    driver: 'playwright',
    measurement: (began) => measured(pages, began),
    pages,
    switches: { indexes: true, 'static-cache': staticCache },
    // What the driver leaves in the folder of the run it fills.
    fill: (place) => {
      const file = createPagesFile(place);
      for (const visit of pages.visits) file.add(visit, readFileSync(path.join(folder, `dispatch-${visit.profile}.png`)));
      file.write();
    },
    over: { workCounters: [], base: null },
  };
}

/** The numbers of the visits, through the stages that every visit goes through. */
function measured({ visits }: PageVisits, began: number): Measurement {
  const durationS = Math.ceil(Math.max(...visits.map(({ atS }) => atS))) + 4;
  const hold: LoadStep = { index: 0, kind: 'plateau', role: 'hold', fromS: 0, toS: durationS, users: 1, arrivalRate: null };
  const fold = createFold({ steps: [hold] });
  const header = { v: 1, k6: '', start: began, plan: {}, thresholds: {} } as const;
  const observer = createObserver((line) => fold.add(line), { header });
  const load = { metric: 'headroom_load_start', kind: 'gauge', contains: 'time', value: began, timeMs: began, tags: {} } as const;
  observer.add(load);
  const late = { ...metricById('generatorLateness'), contains: 'time', tags: {} };
  for (let tick = 1; tick < 2 * durationS; tick++)
    observer.add({ ...late, metric: late.k6, value: 1.1 + (tick % 3) / 5, timeMs: began + 500 * tick });
  for (const visit of visits)
    bookNumbers(visit, visit.loadMs !== null, began + 1000 * visit.atS, (observation) => observer.add(observation));
  observer.end('finished', began + 1000 * durationS);
  return fold.measurement();
}
