import type { OpenEnvironment } from '../environments/index.ts';
import type { PartialRun, Store } from '../store/index.ts';
import type { RunRequest, RunWatch } from './request.ts';
import type { LoadMaker, Work } from './work/work.ts';

/** Everything that is at hand once a run may begin. */
export interface Session {
  readonly request: RunRequest;
  readonly watch: RunWatch;
  readonly store: Store;
  readonly partial: PartialRun;
  readonly startedAt: Date;
  readonly environment: OpenEnvironment;
  readonly work: Work;
  readonly maker: LoadMaker;
}
