import { useMemo, useSyncExternalStore } from 'react';
import type { ApiEvent } from '../../../engine/model/api/events.ts';
import type { Job } from '../../../engine/model/api/job.ts';
import { addressOf, callApi } from '../../bridge/call.ts';
import { documents } from './documents.ts';
import { jobAfter } from './job-after.ts';
import { staleAfter } from './stale.ts';

export type Connection = 'connecting' | 'open' | 'gone';

const names: readonly ApiEvent['event'][] = ['job', 'live', 'stored', 'reset'];
const retryMs = 1000;
const watchers = new Set<() => void>();
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let connection: Connection = 'connecting';
let jobs: readonly Job[] = [];

/** Opens the stream for the whole page, once. An EventSource goes on after Last-Event-ID by itself; where it gave up it is opened anew. */
export function connect(): void {
  if (source !== null) return;
  source = new EventSource(addressOf('events'));
  source.onopen = opened;
  source.onerror = lost;
  for (const name of names) source.addEventListener(name, (message) => take({ event: name, data: JSON.parse(message.data) } as ApiEvent));
}

function opened(): void {
  const back = connection === 'gone';
  setConnection('open');
  void readJobs();
  // An engine that was away may have been started anew, with other things stored; what was asked of it meanwhile was refused.
  if (back) void documents.invalidateQueries();
}

function lost(): void {
  setConnection('gone');
  if (source?.readyState !== EventSource.CLOSED) return;
  source = null;
  retry = setTimeout(connect, retryMs);
}

/** Opens a stream that was lost at once, where somebody tells that the engine is back, rather than at its next try. */
export function reconnect(): void {
  if (connection !== 'gone') return;
  clearTimeout(retry);
  source?.close();
  source = null;
  connect();
}

function setConnection(next: Connection): void {
  if (connection === next) return;
  connection = next;
  tell();
}

async function readJobs(): Promise<void> {
  try {
    jobs = (await callApi('jobs')).jobs;
    tell();
  } catch {
    // The stream tells of the engine's going; it reads again when it is back.
  }
}

function take(event: ApiEvent): void {
  if (event.event === 'reset') {
    void readJobs();
    void documents.invalidateQueries();
  } else if (event.event === 'stored') {
    for (const route of staleAfter(event.data.what)) void documents.invalidateQueries({ queryKey: [route] });
  } else {
    const next = jobAfter(jobs, event);
    if (next === null) void readJobs();
    else {
      jobs = next;
      tell();
    }
  }
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  connect();
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** What goes on and went on since the server was started, newest last as the server lists them. */
export function useJobs(): readonly Job[] {
  return useSyncExternalStore(watch, () => jobs);
}

/** One of them, with the seconds of its run appended as they come. */
export function useJob(id: string): Job | undefined {
  const all = useJobs();
  return useMemo(() => all.find((job) => job.id === id), [all, id]);
}

/** Whether the engine answers. */
export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => connection);
}
