import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { DemoFaults } from '../../model/environment.ts';
import { createRandom, mixSeed } from '../random.ts';
import { spin } from '../spin.ts';
import { OwnTime } from './own-time.ts';

const TAIL_STREAM = 0x74_61_69_6c;
const API = /^\/(api|auth)\//;
/** A timer wakes up to a millisecond late; what is left of a longer wait is spun off. */
const TIMER_SLACK_MS = 1.5;
const LONGEST_SPIN_MS = 2;

/**
 * Makes every API request take longer just before it is answered. `slowdown` models code that became slower: the database's share has
 * been worked off in its worker (`database/worker.ts`), the application's is worked off here, so that service times grow, and the queues
 * behind them, while time spent in a queue adds nothing by itself. `tail` models a wait for something outside that some requests meet, drawn
 * by a generator of the demo's own seed; it holds up nobody else. Added times are exact to some microseconds.
 */
export function installFaults(app: FastifyInstance, { slowdown, tail }: DemoFaults, seed: number): void {
  const random = createRandom(mixSeed(seed, TAIL_STREAM));
  const ownTime = new OwnTime();
  app.addHook('onRequest', (request, _reply, done) => {
    ownTime.begin(request);
    done();
  });
  app.addHook('onSend', async (request) => {
    if (!API.test(request.url)) return;
    const tailMs = random.next() < tail.share * 2 ** 32 ? tail.delayMs : 0;
    ownTime.leaveOut(await takeLonger(slowdown * ownTime.take(request) + tailMs));
  });
}

/** Passes `ms`, by a timer as far as it is exact enough and by work for the rest; answers how much of it was work. */
async function takeLonger(ms: number): Promise<number> {
  const end = performance.now() + ms;
  if (ms > LONGEST_SPIN_MS) await delay(Math.floor(ms - TIMER_SLACK_MS));
  const worked = Math.max(0, end - performance.now());
  spin(worked);
  return worked;
}
