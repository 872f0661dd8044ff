/** CI systems that `headroom init` can write a pipeline for. */
export const ciSystems = ['github', 'gitlab', 'jenkins'] as const;
export type CiSystem = (typeof ciSystems)[number];

/** What a person asked `headroom init` for. */
export interface InitWanted {
  /** Folder of their project. */
  readonly folder: string;
  /** Base URL of what is to be loaded; a guess when not given. */
  readonly url?: string | undefined;
  /** Command that starts it; `npm start` where the project has that script and no URL was given. */
  readonly start?: string | undefined;
  readonly ci: readonly CiSystem[];
  /** `owner/repository@ref` of the composite action. */
  readonly action?: string | undefined;
  /** Files that may be replaced. */
  readonly force: readonly string[];
  readonly dryRun: boolean;
}

/** What is known of the project, and was decided from what was asked for. */
export interface Project {
  /** Of the environment: `local` on this machine, `staging` elsewhere. */
  readonly environment: 'local' | 'staging';
  readonly url: URL;
  /** Null where the target is up already. */
  readonly start: string | null;
  /** Prepares a fresh checkout for `start`: what is not committed has to be installed. */
  readonly install: string | null;
  readonly configurationFile: 'headroom.config.ts' | 'headroom.config.mts';
  /** Whether headroom-load is among the project's dependencies. */
  readonly installed: boolean;
  readonly mainBranch: string;
  /** `owner/repository@ref`; null where nothing says where the action is. */
  readonly action: string | null;
}
