import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createFold } from '../measure/fold.ts';
import { pool, tagValues } from '../measure/pool.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import { asCountedPass } from './drivers/k6/counted-pass.ts';
import { needsModule } from './drivers/k6/entry.ts';
import { k6Driver } from './drivers/k6/index.ts';
import type { JourneyWork } from './drivers/k6/plan.ts';
import { k6Plan } from './k6-plan.ts';
import type { Session } from './session.ts';

type WorkCounters = Run['workCounters'];

const passes = 3;
/** Per request; a target that does not tell them has none. */
const perRequest = ['dbQueries', 'dbRows', 'responseBytes'];
/** Journeys whose course depends on time or on a browser are not counted. */
const uncounted = ['k6/browser', 'k6/websockets', 'k6/experimental/websockets'];

/**
 * Exact counts of the work that journeys cause, from a seeded pass by a single user before the load: requests, and per request queries, rows and bytes.
 * Nothing for a script that was brought along. `problem` says why there are none where there should be.
 */
export async function countWork(session: Session): Promise<{ counters: WorkCounters; problem: string | null }> {
  const { work, watch } = session;
  if (work.k6.kind === 'script') return { counters: [], problem: null };
  const journeys = work.k6.journeys.filter(({ file }) => !uncounted.some((module) => needsModule(file, module)));
  if (journeys.length === 0) return { counters: [], problem: null };
  watch.phase('Counting the work of one user');
  return await pass(session, asCountedPass({ ...work.k6, journeys }, passes));
}

async function pass(
  { request, environment, tools, partial, watch }: Session,
  work: JourneyWork,
): Promise<{ counters: WorkCounters; problem: string | null }> {
  const runFolder = path.join(partial.folder, 'counted-pass');
  await mkdir(runFolder);
  const run = await k6Driver.start(k6Plan({ request, environment, work, binary: tools.k6, browser: null, runFolder }));
  const onInterrupt = () => run.stop('interrupted');
  watch.interrupted.addEventListener('abort', onInterrupt);
  const fold = createFold({ steps: [] });
  for await (const line of run.lines) fold.add(line);
  const { outcome, reason, complaints } = await run.finished;
  watch.interrupted.removeEventListener('abort', onInterrupt);
  await rm(runFolder, { recursive: true, force: true });
  if (outcome === 'completed' && fold.errors().length === 0) return { counters: countersOf(fold.measurement()), problem: null };
  const why = reason ?? fold.errors()[0]?.message ?? complaints[0]?.message ?? outcome;
  return { counters: [], problem: `Work was not counted: the single user's pass did not go through (${why}).` };
}

function countersOf(measurement: Measurement): WorkCounters {
  const endpoints = tagValues(measurement, 'requests', 'name').toSorted();
  return endpoints.flatMap((endpoint) => {
    const where = (metric: string) => pool(measurement, { metric, tags: { name: endpoint } });
    const means = perRequest.flatMap((counter) => {
      const { sum, count } = where(counter);
      return count === 0 ? [] : [{ endpoint, counter, value: sum / count }];
    });
    return [{ endpoint, counter: 'requests', value: where('requests').sum }, ...means];
  });
}
