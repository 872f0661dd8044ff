import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HeadroomError } from '../../../model/error.ts';
import type { DriverResult, DriverRun } from '../driver.ts';
import { followWindows } from '../follow.ts';
import { killGroup } from '../kill-group.ts';
import { assertConnectionSteps } from './assert-steps.ts';
import type { GeneratorOrder, GeneratorWord, ToldError } from './order.ts';
import type { GeneratorRun } from './run.ts';

/** Name of the log in a run folder. */
export const generatorLog = 'generator.log';

export interface GeneratorSettings<Plan> {
  /** `import.meta.url` of a file beside the generator's program, a file `program` that calls `runGenerator`. */
  readonly folderUrl: string;
  /** Name and version, for the recording. */
  readonly generator: string;
  readonly run: Omit<GeneratorRun<unknown>, 'plan'>;
  readonly plan: Plan;
}

/**
 * Starts a generator of ours as a process of its own, at the head of its own group, so that neither this engine's work nor Ctrl-C at the terminal disturbs it. Resolves
 * once its load has begun. Throws CONFIG_INVALID for a load of no connections, what it refuses, and GENERATOR_FAILED when it does not come up.
 */
export async function startGenerator<Plan>({ folderUrl, generator, run, plan }: GeneratorSettings<Plan>): Promise<DriverRun> {
  const { folder, steps, durationS, templating, mask } = run;
  assertConnectionSteps(steps, durationS);
  const program = fileURLToPath(new URL(`./program${path.extname(folderUrl)}`, folderUrl));
  const order: GeneratorOrder<Plan> = { windows: path.join(folder, 'windows.ndjson'), generator, steps, durationS, templating, plan };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = new Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
    child.once('error', () => resolve({ exitCode: null, signal: null }));
  });
  // It may be gone before it has read what it is told; its end says so.
  child.stdin.on('error', () => undefined);
  const logged = createWriteStream(path.join(folder, generatorLog));
  // A log that cannot be written must not end a run that can be measured.
  logged.on('error', () => undefined);
  let said = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (said === '' || /^\w*Error\b/.test(line)) said = mask(line);
    logged.write(`${mask(line)}\n`);
  });
  let ended: Extract<GeneratorWord, { ended: unknown }>['ended'] | null = null;
  const begun = new Promise<HeadroomError | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const word = JSON.parse(line) as GeneratorWord;
      if ('refused' in word) resolve(errorOf(word.refused, mask));
      else if ('begun' in word) resolve(null);
      else ended = word.ended;
    });
    exited.then(() => resolve(broken(said)));
  });
  child.stdin.write(`${JSON.stringify(order)}\n`);
  const refused = await begun;
  const pid = child.pid ?? 0;
  if (refused !== null) {
    killGroup(pid);
    await exited;
    logged.end();
    throw refused;
  }
  let killed: string | null = null;
  let stopReason: string | null = null;
  const finished = exited.then(({ exitCode, signal }): DriverResult => {
    logged.end();
    const rest = { exitCode, thresholds: null, markedFailed: false, arrivalRates: null } as const;
    if (ended !== null) {
      const { outcome, reason, error, complaints, obstacle } = ended;
      return { ...rest, outcome, reason, error: error === null ? null : errorOf(error, mask), complaints, obstacle: obstacle ?? null };
    }
    if (killed !== null) return { ...rest, outcome: 'aborted', reason: stopReason ?? killed, error: null, complaints: [] };
    const error = broken(signal === null ? said : `it was ended by ${signal}`);
    return { ...rest, outcome: 'failed', reason: error.message, error, complaints: [] };
  });
  return {
    pids: [pid],
    lines: followWindows(order.windows, exited),
    stop(reason) {
      stopReason ??= reason;
      if (child.exitCode === null && child.signalCode === null) child.stdin.write(`stop ${reason.replace(/\s+/g, ' ')}\n`);
    },
    kill() {
      killed = 'killed';
      killGroup(pid);
    },
    finished,
  };
}

const errorOf = ({ code, message, hint }: ToldError, mask: (text: string) => string) => new HeadroomError(code, mask(message), hint);

function broken(said: string): HeadroomError {
  return new HeadroomError(
    'GENERATOR_FAILED',
    `The generator's process failed: ${said || 'it gave no reason'}.`,
    'When memory ran out, use fewer connections or a larger machine; generator.log in the run folder has what it said.',
  );
}
