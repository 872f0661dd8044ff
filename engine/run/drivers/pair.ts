import type { SideName } from '../../model/comparison.ts';
import type { EndLine, WindowFileLine } from '../../model/window-file.ts';
import type { DriverResult, DriverRun } from './driver.ts';

export const sides: readonly SideName[] = ['base', 'head'];
export const otherSide = (side: SideName): SideName => (side === 'base' ? 'head' : 'base');

/**
 * Two generators at once, one a side, each with users, cookies and connections of its own: whatever the machine does, both feel it. Read as one run whose
 * series and errors carry the tag `side`. When one ends for a fault, so does the other. `first` is started first: drawn by chance, so that what being first does
 * averages out.
 */
export async function startPair(start: (side: SideName) => Promise<DriverRun>, first: SideName): Promise<DriverRun> {
  const order = [first, otherSide(first)];
  const started = await Promise.allSettled(order.map(async (side) => await start(side)));
  const runs = started.flatMap((result, index) =>
    result.status === 'fulfilled' ? [{ side: order[index] ?? first, run: result.value }] : [],
  );
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) {
    for (const { run } of runs) run.kill();
    throw failed.reason;
  }
  const each = (act: (run: DriverRun) => void) => {
    for (const { run } of runs) act(run);
  };
  for (const { run } of runs)
    run.finished.then(({ outcome, reason }) => {
      if (outcome !== 'completed') each((other) => other.stop(reason ?? outcome));
    });
  return {
    pids: runs.flatMap(({ run }) => run.pids),
    lines: joined(runs.map(({ side, run }) => ({ side, lines: run.lines }))),
    stop: (reason) => each((run) => run.stop(reason)),
    kill: () => each((run) => run.kill()),
    finished: Promise.all(runs.map(async ({ side, run }) => ({ side, result: await run.finished }))).then(resultOf),
  };
}

interface Source {
  readonly side: SideName;
  readonly lines: AsyncIterable<WindowFileLine>;
}

/** Lines of both as they come, as if one recorder had written them: one header, series numbers that do not meet, one end. */
async function* joined(sources: readonly Source[]): AsyncGenerator<WindowFileLine> {
  const readers = new Map(sources.map(({ side, lines }) => [side, lines[Symbol.asyncIterator]()]));
  const next = async (side: SideName) => ({ side, result: (await readers.get(side)?.next()) ?? { done: true as const, value: undefined } });
  const waiting = new Map(sources.map(({ side }) => [side, next(side)]));
  let begun = false;
  let end: EndLine | null = null;
  while (waiting.size > 0) {
    const { side, result } = await Promise.race(waiting.values());
    if (result.done) {
      waiting.delete(side);
      continue;
    }
    waiting.set(side, next(side));
    const line = result.value;
    if ('end' in line) end = end === null || line.reason !== 'completed' ? line : end;
    else if (!('v' in line) || !begun) yield ofSide(line, side);
    begun = true;
  }
  if (end !== null) yield end;
}

function ofSide(line: WindowFileLine, side: SideName): WindowFileLine {
  if ('tags' in line) return { ...line, series: seriesOf(line.series, side), tags: { ...line.tags, side } };
  if ('series' in line) return { ...line, series: seriesOf(line.series, side) };
  if ('error' in line) return { error: { ...line.error, side } };
  return line;
}

const seriesOf = (series: number, side: SideName): number => 2 * series + sides.indexOf(side);

/** What went wrong on either side went wrong with both; of two faults the base's is told, since without it there is nothing to compare with. */
function resultOf(ended: readonly { readonly side: SideName; readonly result: DriverResult }[]): DriverResult {
  const results = ended.toSorted((a) => (a.side === 'base' ? -1 : 1));
  const [worst] = results.filter(({ result }) => result.outcome !== 'completed');
  const all = results.map(({ result }) => result);
  return {
    outcome: worst?.result.outcome ?? 'completed',
    reason: worst === undefined ? null : `${worst.side}: ${worst.result.reason ?? worst.result.outcome}`,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    exitCode: all.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? all[0]?.exitCode ?? null,
    thresholds: null,
    markedFailed: all.some(({ markedFailed }) => markedFailed),
    complaints: results
      .flatMap(({ side, result }) => result.complaints.map((complaint) => ({ ...complaint, message: `${side}: ${complaint.message}` })))
      .sort((a, b) => b.count - a.count),
    obstacle: all.find(({ obstacle }) => obstacle)?.obstacle ?? null,
    arrivalRates: null,
  };
}
