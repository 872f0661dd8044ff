import type { Dispatcher } from 'undici';
import type { SideName } from '../model/comparison.ts';

/** What bringing one version up by a command needs to be told. */
export interface UpOptions {
  readonly side: SideName;
  /** A shell command that serves until it is stopped, or that ends with 0 once something else does (`docker compose up -d --wait`). */
  readonly command: string;
  /** Run at close, after the command was stopped; null where that is enough. */
  readonly down: string | null;
  /** `$SIDE` and `$PORT` are filled in. */
  readonly url: string;
  /** Below the URL; it must then answer 2xx or 3xx. Without one any answer of the URL below 500 will do. */
  readonly healthPath: string | null;
  /** Where the command runs: a worktree or the checkout. */
  readonly folder: string;
  /** The checkout, wherever the command runs. */
  readonly headFolder: string;
  readonly commit: string | null;
  /** An empty folder of its own is made in it for every start, and removed at close. */
  readonly dataFolder: string;
  /** From `freePorts`: never that of the other side. */
  readonly port: number;
  /** URL of the side that is up already; null when this is the first. */
  readonly beside: string | null;
  readonly timeoutS: number;
  /** Beside those of this process: secrets, and what the environment's commands are told. */
  readonly env?: Readonly<Record<string, string>>;
  /** How the URL is asked; straight, without certificates of its own, when not given. */
  readonly connection?: Dispatcher;
  readonly mask: (text: string) => string;
  readonly onProgress: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** A version that answers. */
export interface StartedSide {
  readonly url: string;
  /** Of the process tree on the leash; containers are not in it. */
  readonly pid: number;
  /** Seconds from the command's start to the first answer. */
  readonly startS: number;
  /** It did not answer before it was started, while the other side did: two targets. Null for the first. */
  readonly startOrder: boolean | null;
  /** What a reader of the result should know, one line each. */
  readonly notes: readonly string[];
  /** Last lines it printed. */
  tail(): string;
  /** Why the command ended; null while it runs, and for one that ended with 0: it handed over to something else. */
  ended(): string | null;
  /** Stops the command and whatever it left in its process group, runs `down`, removes the data. Never throws: what failed is returned. */
  close(): Promise<readonly string[]>;
}
