import { sleep } from 'k6';
import { setTimeout } from 'k6/timers';
import { journeySettings } from './context.ts';
import { elapsedMs } from './execution.ts';
import { thinkTime } from './metrics.ts';
import { randomFor } from './streams.ts';
import { leaveOut } from './transaction.ts';

/** Seconds between requests when the configuration does not say. */
const defaultThinkTime = { minS: 1, maxS: 3 };

/** Pauses as a reader would: seeded, uniform over the range the configuration gives this journey, and never shorter than `atLeastS`. */
export function think(atLeastS = 0): void {
  const startedMs = elapsedMs();
  sleep(nextThinkS(atLeastS));
  book(startedMs);
}

/** The same in an async journey: the events of its sockets and pages go on. */
export async function thinkAsync(atLeastS = 0): Promise<void> {
  const startedMs = elapsedMs();
  const seconds = nextThinkS(atLeastS);
  await new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
  book(startedMs);
}

/** Seconds of the next think time, without waiting for them: for journeys that run on timers. */
export function nextThinkS(atLeastS = 0): number {
  const { minS, maxS } = journeySettings().thinkTime ?? defaultThinkTime;
  return Math.max(atLeastS, randomFor('think time').between(minS, maxS));
}

/** Think time is kept to a twentieth of a second: it is read as a mean, and finer digits would be a tenth of a stored run. */
const bookedToMs = 50;

function book(startedMs: number): void {
  const pausedMs = elapsedMs() - startedMs;
  thinkTime.add(Math.round(pausedMs / bookedToMs) * bookedToMs);
  leaveOut(pausedMs);
}
