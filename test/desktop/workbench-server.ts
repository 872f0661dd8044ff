import { type Server, startServer } from '../../engine/server/index.ts';
import { createProgress } from '../../engine/setup/progress.mjs';
import { resolveWorkbenchPage } from '../../engine/setup/workbench-page.mjs';
import { type ProjectOptions, recordedProject } from './project/make-project.ts';

export interface WorkbenchOptions extends ProjectOptions {
  /** The project; a recorded one of its own when not given. */
  readonly folder?: string;
  readonly readOnly?: boolean;
  readonly port?: number;
  readonly now?: () => Date;
  /** What Vite built; the page as its sources are when not given. */
  readonly pageFolder?: string;
}

/** The day after the last recorded run. */
const usualNow = () => new Date('2026-03-13T09:00:00.000Z');

/** The real server on a recorded project, with the page. */
export async function startWorkbench({ folder, pageFolder, now = usualNow, ...options }: WorkbenchOptions = {}): Promise<Server> {
  return await startServer({
    folder: folder ?? (await recordedProject(options)),
    pageFolder: pageFolder ?? (await resolveWorkbenchPage({ progress: createProgress() })),
    port: options.port ?? 0,
    readOnly: options.readOnly,
    doctor: async () => [
      { what: 'k6', state: 'good', found: 'k6 v2.2.0 with the recorder', mend: '' },
      { what: 'Open files', state: 'caution', found: '1,024 at once', mend: 'ulimit -n 65536' },
      { what: 'Browser', state: 'missing', found: 'no Chromium', mend: 'apt-get install chromium' },
    ],
    now,
  });
}
