/** What a journey is told, as JSON in the environment variable `HEADROOM_CONTEXT`. Secrets are never in it: they are environment variables of their own. */
export interface JourneyContext {
  /** Base URL by service, without a trailing slash: `api`, `auth`, `ws`, `web`, or the user's own. */
  readonly services: Readonly<Record<string, string>>;
  /** By journey name, which is also its k6 scenario (`<name>`, and `<name>__open` in the second opinion). */
  readonly journeys: Readonly<Record<string, JourneySettings>>;
  readonly data: Readonly<Record<string, DataPool>>;
  readonly seed: number;
  /** `base` or `head` in a duet, else null. */
  readonly side: string | null;
}

export interface JourneySettings {
  readonly thinkTime: { readonly minS: number; readonly maxS: number } | null;
  readonly pacingS: number | null;
}

/** A pool of rows: an absolute path to a JSON array or a CSV file with a header. */
export interface DataPool {
  readonly file: string;
  readonly pick: 'unique' | 'perUser' | 'cycle' | 'random';
  readonly whenEmpty: 'stopRun' | 'stopUser' | 'startOver';
}
