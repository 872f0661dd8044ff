import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../model/error.ts';
import type { InitWanted, Project } from './options.ts';
import { type PlannedFile, planFiles } from './plan.ts';
import { readProject } from './project.ts';

/** What became of each file, and what to do now. Paths start at the project's folder. */
export interface Initialized {
  readonly written: readonly string[];
  /** There already with another content: not touched. */
  readonly leftAlone: readonly string[];
  /** There already, as it would have been written. */
  readonly same: readonly string[];
  readonly next: readonly string[];
}

/** A pipeline of theirs that runs Headroom already is ours to leave alone, not to write another beside. */
const ours = /headroom/i;

/** Writes a configuration, a first journey per kind and pipelines into somebody's project; never over a file that is there, unless it is named in `force`. Throws USAGE, OUTPUT_UNWRITABLE. */
export async function initialize(wanted: InitWanted): Promise<Initialized> {
  const project = await readProject(wanted);
  const textOf = (name: string): string | null => {
    const place = path.join(wanted.folder, name);
    return existsSync(place) ? readFileSync(place, 'utf8') : null;
  };
  const files = await planFiles(
    project,
    wanted.ci,
    (name) => !wanted.force.includes(name) && textOf(name) !== null && !ours.test(textOf(name) ?? ''),
  );
  const unknown = wanted.force.find((name) => !files.some((file) => file.path === name));
  if (unknown !== undefined)
    throw new HeadroomError(
      'USAGE',
      `--force ${unknown}: init writes no such file.`,
      `It writes ${files.map((file) => file.path).join(', ')}.`,
    );
  const stands = ({ path: name, text }: PlannedFile) => textOf(name) === text;
  const same = files.filter(stands);
  const written = files.filter((file) => !stands(file) && (textOf(file.path) === null || wanted.force.includes(file.path)));
  const leftAlone = files.filter((file) => !same.includes(file) && !written.includes(file));
  if (!wanted.dryRun) for (const file of written) await write(wanted.folder, file);
  const names = (list: readonly PlannedFile[]) => list.map((file) => file.path);
  return {
    written: names(written),
    leftAlone: names(leftAlone),
    same: names(same),
    next: nextSteps(wanted, project, names(files), textOf),
  };
}

async function write(folder: string, { path: name, text }: PlannedFile): Promise<void> {
  const place = path.join(folder, name);
  try {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new HeadroomError('OUTPUT_UNWRITABLE', `${place} cannot be written: ${why}`, 'Check the permissions of the folder.', error);
  }
}

function nextSteps({ ci, url }: InitWanted, project: Project, files: readonly string[], textOf: (name: string) => string | null): string[] {
  const ignored = /^\/?\.headroom\/?\*?$/m.test(textOf('.gitignore') ?? '');
  const steps = [
    url === undefined &&
      project.start === null &&
      `Put the address of your system into ${project.configurationFile}; until then it is ${project.url.href}.`,
    !ignored && 'Add `.headroom/` to .gitignore: runs are kept there.',
    files.includes('.gitlab/headroom.yml') && 'Add `include: .gitlab/headroom.yml` to .gitlab-ci.yml.',
    files.includes('Jenkinsfile.headroom') && 'Paste the stage of Jenkinsfile.headroom into your Jenkinsfile, or give it a job of its own.',
    ci.includes('github') &&
      project.action === null &&
      'Set the repository variable HEADROOM_REPOSITORY to owner/repository of the clone of Headroom to use.',
    (ci.includes('gitlab') || ci.includes('jenkins')) &&
      !project.installed &&
      'Give the pipeline the variable HEADROOM_REPOSITORY: the address of the clone of Headroom to use.',
    'headroom run smoke',
  ];
  return steps.filter((step) => step !== false);
}
