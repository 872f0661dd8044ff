import { z } from 'zod';
import { type Job, jobSchema } from '../../engine/model/api/job.ts';
import { apiPaths } from '../../engine/model/api/paths.ts';
import type { EngineAddress } from './engine-words.ts';
import { eventsOf } from './event-stream.ts';

export type ToldJob = Omit<Job, 'live'>;

/** What the shell knows of the engine's work, from the engine's own events. */
export interface Jobs {
  running(): ToldJob | null;
  /** Asks the engine to end what runs in good order; asked again, at once. */
  stop(): Promise<void>;
  /** Resolves once nothing runs. */
  idle(): Promise<void>;
  close(): void;
}

export interface JobSettings {
  readonly engine: () => Promise<EngineAddress | null>;
  readonly fetch: typeof fetch;
  readonly onChange: (running: ToldJob | null) => void;
  /** A job that was running has come to its end while we looked. */
  readonly onEnd: (job: ToldJob) => void;
  readonly wait: (ms: number) => Promise<unknown>;
}

const toldJobSchema = jobSchema.omit({ live: true });
const listSchema = z.object({ jobs: z.array(toldJobSchema) });
const againMs = 1000;

export function followJobs({ engine, fetch, onChange, onEnd, wait }: JobSettings): Jobs {
  const closed = new AbortController();
  let job: ToldJob | null = null;
  let waiting: (() => void)[] = [];

  const hear = (next: ToldJob) => {
    const goesOn = next.state === 'running' || next.state === 'stopping';
    if (!goesOn && job?.id !== next.id) return;
    set(goesOn ? next : null);
    if (!goesOn) onEnd(next);
  };
  const set = (next: ToldJob | null) => {
    job = next;
    onChange(next);
    if (next !== null) return;
    for (const tell of waiting) tell();
    waiting = [];
  };
  const ask = async (address: EngineAddress, path: string, init: RequestInit = {}) => {
    const { origin } = new URL(address.url);
    const headers = { authorization: `Bearer ${address.token}`, origin, 'content-type': 'application/json' };
    const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'error' });
    if (!answer.ok) throw new Error(`the engine answered ${answer.status}`);
    return answer;
  };
  /** What the list says now: an engine that has come back knows nothing of the job its forerunner died with. */
  const look = async (address: EngineAddress) => {
    const { jobs } = listSchema.parse(await (await ask(address, apiPaths.jobs.path, { signal: closed.signal })).json());
    const ended = job === null ? undefined : jobs.find(({ id }) => id === job?.id);
    if (ended !== undefined) hear(ended);
    const going = jobs.find(({ state }) => state === 'running' || state === 'stopping');
    if (going !== undefined) hear(going);
    else if (job !== null) set(null);
  };
  const follow = async (address: EngineAddress) => {
    const { body } = await ask(address, apiPaths.events.path, { signal: closed.signal });
    // Asked after the stream is open, so that nothing falls between the two.
    await look(address);
    if (body === null) return;
    for await (const { event, data } of eventsOf(body)) {
      if (event === 'job') hear(toldJobSchema.parse(JSON.parse(data)));
      else if (event === 'reset') await look(address);
    }
  };
  const keepFollowing = async () => {
    while (!closed.signal.aborted) {
      const address = await engine();
      if (closed.signal.aborted) return;
      // An engine that is not there, or goes, is asked again.
      if (address !== null) await follow(address).catch(() => undefined);
      if (!closed.signal.aborted) await wait(againMs);
    }
  };
  void keepFollowing();

  return {
    running: () => job,
    stop: async () => {
      const address = await engine();
      if (address === null || job === null) return;
      await ask(address, apiPaths.stopJob.path.replace(':job', encodeURIComponent(job.id)), { method: 'POST' });
    },
    idle: () => (job === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => closed.abort(),
  };
}
