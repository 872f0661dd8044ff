import type { LoadedConfiguration } from '../config/index.ts';
import type { ApiEvent } from '../model/api/events.ts';
import type { DoctorCheck } from '../model/api/project.ts';
import type { Store } from '../store/index.ts';
import type { EventHub } from './events/hub.ts';
import type { JobDesk } from './jobs/desk.ts';

/** A folder that is open: the project the server was started in, or a folder of runs that is only looked at. */
export interface OpenFolder {
  readonly folder: string;
  readonly store: Store;
  /** Routes that write are refused before their handler is called. */
  readonly readOnly: boolean;
  readonly now: () => Date;
  /** As it is now; throws what `loadConfiguration` throws. */
  configuration(): Promise<LoadedConfiguration>;
}

type StoredKind = Extract<ApiEvent, { event: 'stored' }>['data']['what'];

/** What every handler works with. */
export interface ServerContext {
  /** What the server was started in. */
  readonly home: OpenFolder;
  /** What is open now. Ask at every call: it may have changed since. */
  readonly opened: () => OpenFolder;
  readonly open: (folder: OpenFolder) => void;
  readonly events: EventHub;
  readonly jobs: JobDesk;
  /** Tells every page that something stored is new or changed. Handlers that write call it; jobs do so themselves. */
  readonly told: (what: StoredKind) => void;
  readonly doctor: (folder: string) => Promise<readonly DoctorCheck[]>;
  readonly now: () => Date;
}
