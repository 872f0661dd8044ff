import path from 'node:path';
import { HeadroomError } from '../model/error.ts';

/** Where everything that is stored lies. No other file of the project builds these paths. */
export interface Layout {
  readonly projectFolder: string;
  readonly workFolder: string;
  readonly runs: string;
  readonly campaigns: string;
  readonly notes: string;
  readonly baselines: string;
  /** What the local server keeps. */
  readonly workbench: string;
}

/** Names inside a run folder, with the log of whatever made the load, and what the page lab saw, with the folder of its pictures; the last two are gone once it is sealed. */
export const runFiles = {
  run: 'run.json',
  measurements: 'measurements.parquet',
  errors: 'errors.json',
  report: 'report.json',
  page: 'report.html',
  log: 'k6.log',
  generatorLog: 'generator.log',
  pages: 'pages.json',
  pictures: 'pictures',
  windows: 'windows.ndjson',
  draft: 'draft.json',
} as const;

/** Names inside a campaign's folder: the report is written last, so its being there says that the campaign is sealed; `owner` is gone then. */
export const campaignFiles = { campaign: 'campaign.json', report: 'report.json', page: 'report.html', owner: 'owner' } as const;

/** Whether a name can be that of a picture the page lab took. */
export const isPictureName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,150}\.(png|webp|jpe?g)$/.test(name);

export function layoutOf(projectFolder: string): Layout {
  const root = path.resolve(projectFolder);
  const workFolder = path.join(root, '.headroom');
  return {
    projectFolder: root,
    workFolder,
    runs: path.join(workFolder, 'runs'),
    campaigns: path.join(workFolder, 'campaigns'),
    notes: path.join(workFolder, 'notes'),
    baselines: path.join(root, 'baselines'),
    workbench: path.join(workFolder, 'workbench.json'),
  };
}

/**
 * Runs that lie outside of a project. In a folder named `runs`, campaigns and notes are looked for beside it, as where they were copied from; there are no
 * baselines.
 */
export function copiedLayout(runsFolder: string): Layout {
  const runs = path.resolve(runsFolder);
  const nowhere = path.join(runs, '.headroom');
  const workFolder = path.basename(runs) === 'runs' ? path.dirname(runs) : nowhere;
  return {
    projectFolder: runs,
    workFolder,
    runs,
    campaigns: path.join(workFolder, 'campaigns'),
    notes: path.join(workFolder, 'notes'),
    baselines: path.join(nowhere, 'baselines'),
    workbench: path.join(nowhere, 'workbench.json'),
  };
}

/** `name` when it can be a file's name as it is, on every system; a HeadroomError USAGE otherwise, so that no name reaches outside of its folder. */
export function safeName(name: string, kind: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,150}$/.test(name)) return name;
  throw new HeadroomError(
    'USAGE',
    `${JSON.stringify(name.slice(0, 160))} is no name of a ${kind}.`,
    'Names are letters, digits, dashes and underscores.',
  );
}
