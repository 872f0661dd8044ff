import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import type { ErrorGroup } from '../../model/error-group.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { Report } from '../../model/report.ts';
import type { Run } from '../../model/run.ts';
import { readDocument } from '../documents/document.ts';
import { type Layout, runFiles, safeName } from '../layout.ts';
import { readParquet } from '../parquet/read.ts';
import { sealedFolder } from './folders.ts';

export interface LoadedRun {
  readonly folder: string;
  readonly run: Run;
  readonly report: Report;
  readonly errors: readonly ErrorGroup[];
}

/** The documents of a sealed run. Throws RUN_DAMAGED or SCHEMA_UNSUPPORTED. */
export async function loadRun(layout: Layout, id: string): Promise<LoadedRun> {
  const folder = sealedFolder(layout, id);
  const [run, report, { errors }] = await Promise.all([
    readDocument('run', path.join(folder, runFiles.run)),
    readDocument('report', path.join(folder, runFiles.report)),
    readDocument('errors', path.join(folder, runFiles.errors)),
  ]);
  return { folder, run, report, errors };
}

/** What a sealed run is, without what was found. Throws RUN_DAMAGED or SCHEMA_UNSUPPORTED, also where it is that of another run. */
export async function loadRunDocument(layout: Layout, id: string): Promise<Run> {
  const file = path.join(sealedFolder(layout, safeName(id, 'run')), runFiles.run);
  const run = await readDocument('run', file);
  if (run.id === id) return run;
  throw new HeadroomError(
    'RUN_DAMAGED',
    `${file} is that of ${run.id}.`,
    'Restore the run folder from a copy, or delete it and run again.',
  );
}

/** The numbers of a sealed run. Throws RUN_DAMAGED. */
export async function loadMeasurement(layout: Layout, id: string): Promise<Measurement> {
  return await readParquet(path.join(sealedFolder(layout, id), runFiles.measurements));
}
