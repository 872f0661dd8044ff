import { createInterface } from 'node:readline';
import type { Observation } from '../../../measure/observe.ts';
import { HeadroomError } from '../../../model/error.ts';
import { levelAt } from '../../load/level.ts';
import type { DriverResult } from '../driver.ts';
import { reasonToRecord } from '../recorded-outcome.ts';
import { openRecording } from '../recording/recording.ts';
import { watchLateness } from './lateness.ts';
import { type Load, nowMs, type PrepareLoad } from './load.ts';
import type { GeneratorOrder, GeneratorWord, ToldError } from './order.ts';

const adjustEveryMs = 50;
const own = { kind: 'gauge', contains: 'default', tags: {} } as const;

/**
 * The life of a generator's process: reads its order, holds the planned connections until the load is over, writes the window file and says how it ended. It stops
 * by a line on stdin, and by its end, which is what an engine that was killed leaves behind.
 */
export async function runGenerator<Plan>(prepare: PrepareLoad<Plan>): Promise<void> {
  const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const first = await orders.next();
  if (first.done === true) return;
  const order = JSON.parse(first.value) as GeneratorOrder<Plan>;
  let record: (observation: Observation) => void = () => undefined;
  try {
    const load = await prepare(order.plan, (observation) => record(observation));
    const run = await live(order, load, stopOf(orders), (recorder) => {
      record = recorder;
    });
    say({ ended: run });
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    say({ refused: told(error) });
  }
  process.stdin.destroy();
}

type Ended = Extract<GeneratorWord, { ended: unknown }>['ended'];

async function live<Plan>(
  { windows, generator, steps, durationS, templating }: GeneratorOrder<Plan>,
  load: Load,
  stopped: Promise<string>,
  recordWith: (record: (observation: Observation) => void) => void,
): Promise<Ended> {
  const startMs = Math.round(nowMs());
  const recording = openRecording({ file: windows, header: { v: 1, k6: generator, start: startMs, plan: {}, thresholds: {} }, templating });
  const { promise: over, resolve: end } = Promise.withResolvers<
    Pick<DriverResult, 'outcome' | 'reason'> & { error: HeadroomError | null }
  >();
  const endMs = startMs + Math.round(durationS * 1000);
  // The moment it takes to end belongs to the last second of the load, not to one after it.
  const record = (observation: Observation) =>
    recording.add(observation.timeMs < endMs ? observation : { ...observation, timeMs: endMs - 1 });
  recordWith(record);
  record({ ...own, metric: 'headroom_load_start', value: startMs, timeMs: startMs });
  say({ begun: true });
  const elapsedS = () => (nowMs() - startMs) / 1000;
  const adjust = () => {
    if (elapsedS() >= durationS) end({ outcome: 'completed', reason: null, error: null });
    else load.hold(levelAt(steps, elapsedS()));
  };
  const utilisation = watchThread();
  const atMiddle = () => {
    load.everySecond?.();
    record({ ...own, metric: 'vus', value: load.active(), timeMs: nowMs() });
    if (load.madeElsewhere !== true) record({ ...own, metric: 'headroom_thread_busy', value: utilisation(), timeMs: nowMs() });
    try {
      recording.flush();
    } catch (error) {
      end({ outcome: 'truncated', reason: messageOf(error), error: error instanceof HeadroomError ? error : null });
    }
    second = setTimeout(atMiddle, startMs + (Math.floor(elapsedS()) + 1.5) * 1000 - nowMs());
  };
  let second = setTimeout(atMiddle, 500);
  const stopTicks = watchLateness((dueMs, lateMs) =>
    record({ metric: 'headroom_lateness', kind: 'trend', contains: 'time', value: lateMs, timeMs: dueMs, tags: {} }),
  );
  const adjusting = setInterval(adjust, adjustEveryMs);
  const finish = setTimeout(adjust, durationS * 1000 + 1);
  load.finished?.then(() => end({ outcome: 'completed', reason: null, error: null }));
  stopped.then((reason) => end({ outcome: 'aborted', reason, error: null }));
  adjust();
  const { outcome, reason, error } = await over;
  clearInterval(adjusting);
  clearTimeout(second);
  clearTimeout(finish);
  stopTicks();
  const gone = load.end();
  recordWith(() => undefined);
  recording.end(reasonToRecord({ outcome, reason }), Math.min(Date.now(), endMs));
  await gone;
  return { outcome, reason, obstacle: load.obstacle(), complaints: load.complaints(), error: error === null ? null : told(error) };
}

/** Share of the time since the last call in which this process's one thread that makes the load had something to do. */
function watchThread(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

async function stopOf(orders: AsyncIterator<string>): Promise<string> {
  for (let line = await orders.next(); line.done !== true; line = await orders.next()) {
    const [, reason] = /^stop (.*)$/.exec(line.value) ?? [];
    if (reason !== undefined) return reason;
  }
  return 'interrupted';
}

function say(word: GeneratorWord): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

const told = ({ code, message, hint }: HeadroomError): ToldError => ({ code, message, hint });
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
