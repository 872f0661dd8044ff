import type { Measurement } from '../model/measurement.ts';
import { layoutOf } from './layout.ts';
import { createRun, type PartialRun, type RunRequest } from './runs/create.ts';
import { listRuns, type RunEntry } from './runs/list.ts';
import { type LoadedRun, loadMeasurement, loadRun } from './runs/load.ts';

export type { RunDraft } from './documents/kinds.ts';
export type { PartialRun, RunRequest } from './runs/create.ts';
export type { RunEntry } from './runs/list.ts';
export type { LoadedRun } from './runs/load.ts';
export type { RunContents } from './runs/seal.ts';

/** Runs, baselines and notes of one project: the only code that reads or writes them. */
export interface Store {
  readonly projectFolder: string;
  createRun(request: RunRequest): Promise<PartialRun>;
  listRuns(): Promise<RunEntry[]>;
  loadRun(id: string): Promise<LoadedRun>;
  loadMeasurement(id: string): Promise<Measurement>;
}

export interface StoreOptions {
  readonly now?: () => Date;
}

/** Opens the store of a project. Nothing is read or made until it is used. */
export function openStore(projectFolder: string, { now = () => new Date() }: StoreOptions = {}): Store {
  const layout = layoutOf(projectFolder);
  return {
    projectFolder: layout.projectFolder,
    createRun: async (request) => await createRun(layout, request),
    listRuns: async () => await listRuns(layout, now()),
    loadRun: async (id) => await loadRun(layout, id),
    loadMeasurement: async (id) => await loadMeasurement(layout, id),
  };
}
