import type { Engine } from './engine.ts';
import type { Jobs } from './jobs.ts';
import type { ShellDialogs } from './parts.ts';

export interface QuitSettings {
  readonly dialogs: ShellDialogs;
  readonly jobs: () => Jobs | null;
  readonly engine: () => Engine | null;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** A run that was stopped judges and seals what it has; the clean-up of an environment may take its time. */
const sealMs = 60_000;

/**
 * Ends what goes on, in order: asks when a job runs, stops it, waits until it is sealed, then stops the engine. False when somebody would rather go on. Two calls at
 * once are one.
 */
export function createQuit({ dialogs, jobs, engine, wait }: QuitSettings): (what: 'quit' | 'change') => Promise<boolean> {
  let going: Promise<boolean> | null = null;
  const end = async (what: 'quit' | 'change') => {
    const job = jobs()?.running() ?? null;
    if (job !== null && !(await agreed(dialogs, job.title, what))) return false;
    if (jobs()?.running()) {
      // A second request would end it at once. An engine that has gone has nothing left to seal: what it recorded is recovered at the next start.
      if (jobs()?.running()?.state === 'running')
        await jobs()
          ?.stop()
          .catch(() => undefined);
      await Promise.race([jobs()?.idle(), wait(sealMs)]);
    }
    jobs()?.close();
    await engine()?.stop();
    return true;
  };
  return (what) => {
    going ??= end(what).finally(() => {
      going = null;
    });
    return going;
  };
}

async function agreed(dialogs: ShellDialogs, title: string, what: 'quit' | 'change'): Promise<boolean> {
  const { response } = await dialogs.showMessageBox({
    type: 'question',
    message: `${title} is going on.`,
    detail: 'Stopped in good order, what was measured so far is kept and sealed as a partial run.',
    buttons: [what === 'quit' ? 'Stop it and quit' : 'Stop it and open the other folder', 'Keep it going'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
