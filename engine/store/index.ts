import type { Baseline, Retirement } from '../model/baseline.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Note } from '../model/note.ts';
import type { PageVisits } from '../model/page-visit.ts';
import type { Run } from '../model/run.ts';
import { approveBaseline, type BaselineEntry, dropBaseline, findBaseline, listBaselines } from './baselines/baselines.ts';
import { type CampaignStart, createCampaign, type PartialCampaign } from './campaigns/create.ts';
import { type CampaignEntry, listCampaigns } from './campaigns/list.ts';
import { findCampaign, type LoadedCampaign, type LoadedCapacity, loadCampaign, loadCapacity } from './campaigns/load.ts';
import { copiedLayout, layoutOf } from './layout.ts';
import { addNote, readNotes } from './notes/notes.ts';
import { type QueryResult, queryRuns } from './query/query.ts';
import { createRun, type PartialRun, type RunRequest } from './runs/create.ts';
import { listRuns, type RunEntry } from './runs/list.ts';
import { type LoadedRun, loadMeasurement, loadRun, loadRunDocument } from './runs/load.ts';
import { loadPages, loadPicture } from './runs/pages.ts';
import { type Pruned, type PruneRequest, pruneRuns } from './runs/prune.ts';
import { type Finish, type Recovery, recoverRuns } from './runs/recover.ts';
import { resolveRun } from './runs/resolve.ts';
import { type RunStamp, runStamps } from './runs/stamps.ts';
import { readWorkbench, type Workbench, writeWorkbench } from './workbench/workbench.ts';

export type { BaselineEntry } from './baselines/baselines.ts';
export type { CampaignContents, CampaignStart, PartialCampaign } from './campaigns/create.ts';
export type { CampaignEntry } from './campaigns/list.ts';
export type { LoadedCampaign, LoadedCapacity } from './campaigns/load.ts';
export { duetUnits } from './campaigns/units.ts';
export type { RunDraft } from './documents/kinds.ts';
export type { QueryResult } from './query/query.ts';
export { copiedRuns } from './runs/copied.ts';
export type { PartialRun, RunRequest } from './runs/create.ts';
export type { RunEntry } from './runs/list.ts';
export type { LoadedRun } from './runs/load.ts';
export type { Pruned, PruneRequest } from './runs/prune.ts';
export type { Finish, Recovery, Salvage } from './runs/recover.ts';
export type { RunContents } from './runs/seal.ts';
export type { RunStamp } from './runs/stamps.ts';
export type { Workbench } from './workbench/workbench.ts';

/** Runs, campaigns, baselines and notes of one project: the only code that reads or writes them. What each throws is said where it is defined. */
export interface Store {
  readonly projectFolder: string;
  /** A folder for a new run, to be filled and sealed. */
  createRun(request: RunRequest): Promise<PartialRun>;
  /** Every run, newest first: sealed, running, left behind, damaged. */
  listRuns(): Promise<RunEntry[]>;
  /** Every run by its folder alone, read in no time: what was read of one stays good while its stamp is the same. */
  runStamps(): Promise<RunStamp[]>;
  /** The id of a sealed run from an id, `latest`, `previous`, a scenario or the beginning of an id. */
  resolveRun(name: string): Promise<string>;
  loadRun(id: string): Promise<LoadedRun>;
  /** `run.json` alone. */
  loadRunDocument(id: string): Promise<Run>;
  loadMeasurement(id: string): Promise<Measurement>;
  /** What the page lab saw; null in runs of every other driver. */
  loadPages(id: string): Promise<PageVisits | null>;
  /** A picture that the page lab names, and no other file. */
  loadPicture(id: string, name: string): Promise<Uint8Array>;
  /** Seals what dead engines left behind. */
  recover(finish: Finish): Promise<Recovery[]>;
  prune(request: PruneRequest): Promise<Pruned>;
  /** One SELECT over all sealed runs. */
  query(sql: string): Promise<QueryResult>;
  readonly campaigns: {
    /** A folder for a new campaign, whose document is written anew as it goes on, and sealed. */
    create(start: CampaignStart): Promise<PartialCampaign>;
    /** Every campaign, newest first: sealed, running, interrupted, damaged. */
    list(): Promise<CampaignEntry[]>;
    /** A sealed gate or schedule. */
    load(id: string): Promise<LoadedCampaign>;
    /** A sealed campaign for capacity. */
    loadCapacity(id: string): Promise<LoadedCapacity>;
    /** A campaign for capacity in any state, for going on with it. */
    findCapacity(id: string): Promise<Exclude<CampaignEntry, { state: 'damaged' }>>;
  };
  readonly baselines: {
    /** Stores a baseline, never over another; gives its file. */
    approve(baseline: Baseline): Promise<string>;
    drop(name: string, retired: Retirement['retired']): Promise<BaselineEntry>;
    find(name: string): Promise<BaselineEntry>;
    list(environment?: string): Promise<BaselineEntry[]>;
  };
  readonly notes: {
    add(run: string, note: Note): Promise<void>;
    list(run: string): Promise<Note[]>;
  };
  readonly workbench: {
    read(): Promise<Workbench | null>;
    write(workbench: Workbench): Promise<void>;
  };
}

export interface StoreOptions {
  readonly now?: () => Date;
  /** The folder itself holds run folders, outside of a project: see `copiedRuns`. Such a store is only read. */
  readonly copied?: boolean | undefined;
}

/** Opens the store of a project. Nothing is read or made until it is used. */
export function openStore(projectFolder: string, { now = () => new Date(), copied = false }: StoreOptions = {}): Store {
  const layout = copied ? copiedLayout(projectFolder) : layoutOf(projectFolder);
  return {
    projectFolder: layout.projectFolder,
    createRun: async (request) => await createRun(layout, request),
    listRuns: async () => await listRuns(layout, now()),
    runStamps: async () => await runStamps(layout, now()),
    resolveRun: async (name) => await resolveRun(layout, name, now()),
    loadRun: async (id) => await loadRun(layout, id),
    loadRunDocument: async (id) => await loadRunDocument(layout, id),
    loadMeasurement: async (id) => await loadMeasurement(layout, id),
    loadPages: async (id) => await loadPages(layout, id),
    loadPicture: async (id, name) => await loadPicture(layout, id, name),
    recover: async (finish) => await recoverRuns(layout, finish, now()),
    prune: async (request) => await pruneRuns(layout, request, now()),
    query: async (sql) => await queryRuns(layout, sql, now()),
    campaigns: {
      create: async (start) => await createCampaign(layout, start),
      list: async () => await listCampaigns(layout, now()),
      load: async (id) => await loadCampaign(layout, id, now()),
      loadCapacity: async (id) => await loadCapacity(layout, id, now()),
      findCapacity: async (id) => await findCampaign(layout, id, now(), (purpose) => purpose === 'capacity'),
    },
    baselines: {
      approve: async (baseline) => await approveBaseline(layout, baseline),
      drop: async (name, retired) => await dropBaseline(layout, name, retired),
      find: async (name) => await findBaseline(layout, name),
      list: async (environment) => await listBaselines(layout, environment),
    },
    notes: {
      add: async (run, note) => await addNote(layout, run, note),
      list: async (run) => await readNotes(layout, run),
    },
    workbench: {
      read: async () => await readWorkbench(layout),
      write: async (workbench) => await writeWorkbench(layout, workbench),
    },
  };
}
