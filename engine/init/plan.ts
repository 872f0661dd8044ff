import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { githubWorkflow } from './ci/github.ts';
import { gitlabJob } from './ci/gitlab.ts';
import { jenkinsPipeline } from './ci/jenkins.ts';
import { configurationText } from './configuration.ts';
import type { CiSystem, Project } from './options.ts';

/** A file to be written, its path from the project's folder with slashes. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
}

const template = path.join(import.meta.dirname, 'template');

/** Journeys are kept as they are written: plain k6 files, checked like all our sources. */
async function journeys(): Promise<PlannedFile[]> {
  const names = await readdir(template, { recursive: true });
  const files = names.map((name) => name.split(path.sep).join('/')).filter((name) => /^scenarios\/.*\.ts$/.test(name));
  return await Promise.all(files.toSorted().map(async (name) => ({ path: name, text: await readFile(path.join(template, name), 'utf8') })));
}

/** GitLab and Jenkins read one file that a project may have already: ours then lies beside it, to be included or pasted. */
function pipeline(system: CiSystem, project: Project, taken: (name: string) => boolean): PlannedFile {
  switch (system) {
    case 'github':
      return { path: '.github/workflows/headroom.yml', text: githubWorkflow(project) };
    case 'gitlab':
      return { path: taken('.gitlab-ci.yml') ? '.gitlab/headroom.yml' : '.gitlab-ci.yml', text: gitlabJob(project) };
    case 'jenkins':
      return { path: taken('Jenkinsfile') ? 'Jenkinsfile.headroom' : 'Jenkinsfile', text: jenkinsPipeline(project) };
  }
}

/** Everything `headroom init` writes for a project. `taken` says of a file whether it is there and somebody else's. */
export async function planFiles(project: Project, ci: readonly CiSystem[], taken: (name: string) => boolean): Promise<PlannedFile[]> {
  return [
    { path: project.configurationFile, text: configurationText(project) },
    ...(await journeys()),
    ...ci.map((system) => pipeline(system, project, taken)),
  ];
}
