import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, fetch } from 'undici';
import { HeadroomError } from '../model/error.ts';

/** One question to a URL: whether anything answers, and with which status. */
export async function answers(url: string, connection: Dispatcher, timeoutMs = 2000): Promise<{ status: number } | { problem: string }> {
  try {
    const response = await fetch(url, { dispatcher: connection, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { problem: cause instanceof Error ? cause.message || cause.name : String(cause) };
  }
}

/** Waits until the health URL answers 2xx; throws TARGET_DOWN with the last answer when `timeoutS` passes or `stopped` says that the target is gone. */
export async function waitForHealth(options: {
  url: string;
  timeoutS: number;
  connection: Dispatcher;
  stopped?: () => string | null;
  signal?: AbortSignal;
}): Promise<void> {
  const until = Date.now() + options.timeoutS * 1000;
  let last = 'nothing answered';
  while (Date.now() < until) {
    options.signal?.throwIfAborted();
    const gone = options.stopped?.() ?? null;
    if (gone !== null)
      throw new HeadroomError(
        'TARGET_START_FAILED',
        `The target ended before it was healthy: ${gone}`,
        'Run the start command by hand to see why.',
      );
    const answer = await answers(options.url, options.connection);
    if ('status' in answer && answer.status >= 200 && answer.status < 300) return;
    last = 'status' in answer ? `status ${answer.status}` : answer.problem;
    await sleep(200, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
  throw new HeadroomError(
    'TARGET_DOWN',
    `${options.url} was not healthy within ${options.timeoutS} s (${last}).`,
    'Is the target running, and is this the right URL?',
  );
}

/** Throws TARGET_DOWN when a service cannot be connected to at all; any HTTP answer will do. */
export async function assertReachable(service: string, url: string, connection: Dispatcher): Promise<void> {
  const answer = await answers(url.replace(/^ws/, 'http'), connection, 5000);
  if ('status' in answer) return;
  throw new HeadroomError(
    'TARGET_DOWN',
    `Service "${service}" at ${url} cannot be reached: ${answer.problem}`,
    'Is the target running, and is this the right URL?',
  );
}
