import { doctorChecks } from '../../engine/cli/doctor.ts';
import { startServer } from '../../engine/server/index.ts';
import { createService } from './engine-service.ts';

/** Electron's `process.parentPort`, as far as it is used here. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(word: unknown): void;
}

/** The program of the engine's own process: the server of `headroom ui`, ordered about by the shell. */
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('the engine process is started by the desktop application');
const serve = createService({
  say: (word) => parentPort.postMessage(word),
  startServer,
  doctor: doctorChecks,
  platform: process.platform,
  env: process.env,
  enter: (folder) => process.chdir(folder),
  log: (text) => process.stderr.write(`${text}\n`),
});
parentPort.on('message', ({ data }) => void serve(data));
