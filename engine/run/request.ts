import type { LiveState } from '../model/api/live.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Environment } from '../model/environment.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';

/** What is executed: a scenario of the configuration, or a k6 script that was brought along. */
export type Subject =
  | { readonly kind: 'scenario'; readonly name: string; readonly scenario: Scenario; readonly hash: string }
  | { readonly kind: 'script'; readonly name: string; readonly file: string; readonly lean: boolean; readonly hash: string };

/** Everything one run needs to be told; nothing is read from the command line or the configuration below this. */
export interface RunRequest {
  /** Project folder: `.headroom`, `baselines` and relative paths are under it. */
  readonly folder: string;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly targets: readonly Target[];
  readonly templating: readonly { readonly match: string; readonly replace: string }[];
  readonly gate: Configuration['gate'];
  /** Values of the environment's secrets and those a script is to see (`-e`). */
  readonly secrets: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly keyPassword: string | null;
  readonly mask: (text: string) => string;
  /** Somebody else started the target afresh for this run; it is then as if Headroom's environment had. */
  readonly targetRestarted?: boolean;
  /** Whether one user's work is counted before the load; it is when not said. */
  readonly countWork?: boolean;
  /** Whether it is compared with the baselines of its scenario; it is when not said. */
  readonly compare?: boolean;
  /** The campaign it is run for. */
  readonly campaign?: string;
  /** The command line, for provenance. */
  readonly command: string;
}

/** Who watches a run. */
export interface RunWatch {
  /** What is going on now, one line. */
  phase(text: string): void;
  /** About once a second while there is load. */
  live(state: LiveState): void;
  /** The same of a run within a campaign, for whoever has the room to show it. */
  within?(state: LiveState): void;
  /** An orderly end is wanted: what was measured is still judged, reported and sealed. */
  readonly interrupted: AbortSignal;
  /** An orderly end takes too long: the generator is killed. What was recorded is sealed all the same. */
  readonly killed?: AbortSignal;
}
