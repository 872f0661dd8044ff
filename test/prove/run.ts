import path from 'node:path';
import { parseArgs } from 'node:util';
import { sceneHere } from '../scene.ts';
import { takeMachine } from './machine-lock.ts';
import { writePages } from './page/write.ts';
import { parts } from './parts.ts';
import { type PartResult, runPart } from './run-part.ts';
import { root } from './sources.ts';

/**
 * `npm run prove -- [part...] [--gates n] [--minutes m] [--page]`: makes the trials of these parts that are not there yet, or of
 * all; each is kept as soon as it is made, so that Ctrl-C loses none. Ends with 0 when every part asked for keeps its promises.
 */
const listOfParts = `Parts:\n${parts.map(({ name, trials, what }) => `  ${name} (${trials}): ${what}`).join('\n')}\n`;
const { positionals, values } = read();
const say = (line: string) => process.stdout.write(`${line}\n`);
const results = path.join(import.meta.dirname, 'results');
const cache = path.join(root, '.headroom', 'prove');
process.exitCode = await main();

/** The words of the command; an option that there is not gets the usage. */
function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { gates: { type: 'string' }, minutes: { type: 'string' }, page: { type: 'boolean', default: false } },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`Usage: npm run prove -- [part...] [--gates n] [--minutes m] [--page]\n${listOfParts}`);
    process.exit(64);
  }
}

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
  const [gates, minutes] = [positive(values.gates), positive(values.minutes)];
  if (unknown.length > 0 || Number.isNaN(gates) || Number.isNaN(minutes)) {
    process.stderr.write(
      `${unknown.length > 0 ? `There is no part ${unknown.join(', ')}` : '--gates and --minutes are numbers above 0'}.\n`,
    );
    process.stderr.write(listOfParts);
    return 64;
  }
  const pageAlone = values.page && positionals.length === 0;
  const asked = pageAlone ? [] : parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const stop = stopper(minutes);
  let failed = 0;
  for (const part of asked) {
    const result = await runAlone(part, gates, stop);
    if (result) tell(result);
    if (!result?.holds) failed++;
    if (stop.signal.aborted || !stop.more()) break;
  }
  if (values.page) writePages(results);
  if (stop.signal.aborted) return 130;
  return failed === 0 ? 0 : 1;
}

async function runAlone(part: (typeof parts)[number], gates: number | null, stop: Stop): Promise<PartResult | null> {
  const surroundings = { results, cache, scene: sceneHere(), gates, signal: stop.signal, more: stop.more, say };
  if (!part.loadsMachine) return runPart(part, surroundings);
  const machine = takeMachine(cache);
  if ('heldBy' in machine) {
    say(`${part.name}: process ${machine.heldBy} is loading this machine; ask again when it has ended`);
    return null;
  }
  try {
    return await runPart(part, surroundings);
  } finally {
    machine.release();
  }
}

function tell({ part, made, wanted, bars, holds }: PartResult): void {
  for (const { what, bar, measured, holds: kept } of bars)
    say(`  ${kept === null ? 'shown' : kept ? 'holds' : 'FAILS'}  ${what}: ${measured}${kept === null ? '' : ` (bar: ${bar})`}`);
  say(`${holds ? '✓' : '✗'} ${part.name}: ${made} of ${wanted} trials`);
}

interface Stop {
  /** Ctrl-C: the trial that is being made ends, and is lost. */
  readonly signal: AbortSignal;
  /** Until the minutes are over: the trial that is being made is finished. */
  readonly more: () => boolean;
}

function stopper(minutes: number | null): Stop {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  const until = minutes === null ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000;
  return { signal: controller.signal, more: () => performance.now() < until };
}

function positive(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  return value > 0 ? value : Number.NaN;
}
