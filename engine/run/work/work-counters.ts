import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createFold } from '../../measure/fold.ts';
import { pool, tagValues } from '../../measure/pool.ts';
import type { Measurement } from '../../model/measurement.ts';
import { asCountedPass } from '../drivers/k6/counted-pass.ts';
import { needsModule } from '../drivers/k6/entry.ts';
import { k6Driver } from '../drivers/k6/index.ts';
import type { JourneyWork, K6Plan, ScriptWork } from '../drivers/k6/plan.ts';
import type { CountedWork, Work } from './work.ts';

const passes = 3;
/** Per request; a target that does not tell them has none. */
const perRequest = ['dbQueries', 'dbRows', 'responseBytes'];
/** Journeys whose course depends on time or on a browser are not counted. */
const uncounted = ['k6/browser', 'k6/websockets', 'k6/experimental/websockets'];

/**
 * Exact counts of the work that journeys cause, from a seeded pass by a single user before the load: requests, and per request queries, rows and bytes.
 * Null for a script that was brought along, and where no journey can be counted.
 */
export function countWork(work: JourneyWork | ScriptWork, planned: (work: JourneyWork, folder: string) => K6Plan): Work['count'] {
  if (work.kind === 'script') return null;
  const journeys = work.journeys.filter(({ file }) => !uncounted.some((module) => needsModule(file, module)));
  if (journeys.length === 0) return null;
  const pass = asCountedPass({ ...work, journeys }, passes);
  return async (folder, interrupted) => {
    const runFolder = path.join(folder, 'counted-pass');
    await mkdir(runFolder);
    return await counted(planned(pass, runFolder), interrupted);
  };
}

async function counted(plan: K6Plan, interrupted: AbortSignal): Promise<CountedWork> {
  const run = await k6Driver.start(plan);
  const onInterrupt = () => run.stop('interrupted');
  interrupted.addEventListener('abort', onInterrupt);
  const fold = createFold({ steps: [] });
  for await (const line of run.lines) fold.add(line);
  const { outcome, reason, complaints } = await run.finished;
  interrupted.removeEventListener('abort', onInterrupt);
  await rm(plan.folder, { recursive: true, force: true });
  if (outcome === 'completed' && fold.errors().length === 0) return { counters: countersOf(fold.measurement()), problem: null };
  const why = reason ?? fold.errors()[0]?.message ?? complaints[0]?.message ?? outcome;
  return { counters: [], problem: `Work was not counted: the single user's pass did not go through (${why}).` };
}

function countersOf(measurement: Measurement): CountedWork['counters'] {
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
