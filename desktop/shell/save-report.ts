import { apiPaths } from '../../engine/model/api/paths.ts';
import { keepFile } from './calls.ts';
import type { Engine } from './engine.ts';
import type { ShellDialogs } from './parts.ts';
import { runOfAddress } from './places.ts';

interface SaveSettings {
  /** Of the page that is shown. */
  readonly address: string;
  readonly engine: Engine | null;
  readonly fetch: typeof fetch;
  readonly dialogs: ShellDialogs;
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
}

/** Keeps the report of the run that is shown as one HTML file; says so where there is none. */
export async function saveReport({ address, engine, fetch, dialogs, write }: SaveSettings): Promise<void> {
  const run = runOfAddress(address);
  if (run === null) return await say(dialogs, 'No run is open.', 'Open a run first; its report can be saved then.');
  const found = (await engine?.address()) ?? null;
  if (found === null) return await say(dialogs, 'The engine does not answer.', 'Try again in a moment.');
  const path = apiPaths.exportRun.path.replace(':run', run).replace(':format', 'html');
  try {
    const answer = await fetch(new URL(path, found.url), { headers: { authorization: `Bearer ${found.token}` }, redirect: 'error' });
    if (!answer.ok) throw new Error(`the engine answered ${answer.status}`);
    await keepFile(dialogs, write, { name: `${run}.html`, bytes: new Uint8Array(await answer.arrayBuffer()) });
  } catch (error) {
    await say(dialogs, 'The report was not saved.', error instanceof Error ? error.message : String(error));
  }
}

async function say(dialogs: ShellDialogs, message: string, detail: string): Promise<void> {
  await dialogs.showMessageBox({ type: 'info', message, detail, buttons: ['OK'], defaultId: 0, cancelId: 0 });
}
