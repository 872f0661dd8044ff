import type { ApiFailure } from '../../engine/model/api/failure.ts';
import type { EngineState } from '../bridge/native.ts';
import { type EngineAddress, type EngineOrder, engineWordSchema } from './engine-words.ts';
import type { ShellProcess } from './parts.ts';

export interface EngineSettings {
  readonly fork: () => ShellProcess;
  readonly start: Omit<Extract<EngineOrder, { kind: 'start' }>, 'kind'>;
  readonly onState: (state: EngineState, failure: ApiFailure | null) => void;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The engine in a process of its own, kept alive. */
export interface Engine {
  /** Its address, waiting up to `patienceMs` while it comes up; null when it does not. */
  address(): Promise<EngineAddress | null>;
  /** Starts it again after it has failed. */
  retry(): void;
  /** Ends it in good order, by force after `orderlyMs`; it is not started again. */
  stop(): Promise<void>;
}

/** A fifth crash within a minute is no accident. */
export const restartsAMinute = 4;
const firstDelayMs = 250;
const longestDelayMs = 4000;
const patienceMs = 20_000;
const orderlyMs = 10_000;
const crashed: ApiFailure = {
  code: 'ENGINE_CRASHED',
  message: 'The engine ended unexpectedly, several times within a minute.',
  hint: 'Runs that were recorded are kept and recovered. Try again, or run `headroom doctor` in the project.',
};

export function startEngine({ fork, start, onState, now, wait }: EngineSettings): Engine {
  let child: ShellProcess | null = null;
  let stopping = false;
  let told: ApiFailure | null = null;
  let crashes: number[] = [];
  let ended: Promise<void> = Promise.resolve();
  let coming = Promise.withResolvers<EngineAddress | null>();

  const launch = () => {
    const own = fork();
    child = own;
    told = null;
    const gone = Promise.withResolvers<void>();
    ended = gone.promise;
    own.on('message', (word) => {
      if (child === own) heard(word);
    });
    own.once('exit', () => {
      gone.resolve();
      if (child === own) crash();
    });
    own.postMessage({ kind: 'start', ...start } satisfies EngineOrder);
  };
  const heard = (text: unknown) => {
    const word = engineWordSchema.safeParse(text);
    // A process that says what it never says is not to be trusted with the next request either.
    if (!word.success) return void child?.kill();
    if (word.data.kind === 'ready') {
      coming.resolve(word.data.address);
      onState('running', null);
      return;
    }
    if (word.data.kind === 'failed') told = word.data.failure;
    // It has said its last word; its process would wait for more.
    child?.kill();
  };
  const crash = () => {
    child = null;
    if (stopping) return;
    coming.resolve(null);
    coming = Promise.withResolvers();
    crashes = [...crashes.filter((at) => now() - at < 60_000), now()];
    // What it could say itself, such as a folder that cannot be read, it would say again.
    if (told !== null || crashes.length > restartsAMinute) return fail(told ?? crashed);
    onState('restarting', null);
    void wait(Math.min(longestDelayMs, firstDelayMs * 2 ** (crashes.length - 1))).then(() => {
      if (!stopping) launch();
    });
  };
  const fail = (failure: ApiFailure) => {
    coming.resolve(null);
    onState('failed', failure);
  };

  launch();
  return {
    address: () => Promise.race([coming.promise, wait(patienceMs).then(() => null)]),
    retry: () => {
      if (stopping || child !== null) return;
      crashes = [];
      coming = Promise.withResolvers();
      onState('restarting', null);
      launch();
    },
    stop: async () => {
      stopping = true;
      coming.resolve(null);
      coming = Promise.withResolvers();
      coming.resolve(null);
      if (child === null) return;
      const own = child;
      own.postMessage({ kind: 'stop' } satisfies EngineOrder);
      await Promise.race([ended, wait(orderlyMs)]);
      if (child === own) own.kill();
    },
  };
}
