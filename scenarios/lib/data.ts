import { sleep } from 'k6';
import { SharedArray } from 'k6/data';
import execution from 'k6/execution';
import { context } from './context.ts';
import { parseCsv } from './csv.ts';
import { iterationNumber, scenarioIsOver, scenarioName, stopRun, userNumber } from './execution.ts';
import { createRandom } from './random.ts';
import { rowIndex } from './rows.ts';
import { streamSeed } from './streams.ts';

/** Rows of a data pool of the configuration; kept once for all users. */
export interface Pool<Row> {
  readonly length: number;
  /**
   * The row of this iteration: the same one however often it is asked for. Null means that this user has none and shall do nothing
   * (`whenEmpty: 'stopUser'`): the call has waited for the end of the scenario, so only return. `stopRun` ends the run here.
   */
  row(): Row | null;
}

/**
 * The pool of that name, from a JSON array or a CSV file with a header. To be called at the top of a journey, not inside a function.
 * Throws when the configuration has no such pool or the file holds no rows.
 */
export function dataPool<Row = Record<string, string>>(name: string): Pool<Row> {
  const pool = context.data[name];
  if (!pool) throw new Error(`The scenario has no data pool named ${name}: add it under \`data\` in headroom.config.ts.`);
  const rows = new SharedArray<Row>(`pool ${name}`, () => readRows<Row>(name, pool.file));
  const { length } = rows;
  return {
    length,
    row() {
      const index = rowIndex(pool, length, {
        user: userNumber(),
        iteration: iterationNumber(),
        ...(pool.pick === 'unique' ? shareOfScenarios() : { scenario: 0, scenarios: 1 }),
        random: pool.pick === 'random' ? createRandom(streamSeed(`pool ${name}`)).next() : 0,
      });
      if (index !== null) return rows[index] as Row;
      if (pool.whenEmpty === 'stopUser') return waitForTheEnd();
      return stopRun(`Data pool ${name} has run out: ${length} rows are not enough for user ${userNumber()} of ${scenarioName()}.`);
    },
  };
}

function readRows<Row>(name: string, file: string): Row[] {
  const text = open(file);
  let rows: unknown;
  try {
    rows = /^\s*\[/.test(text) ? JSON.parse(text) : parseCsv(text);
  } catch (error) {
    throw new Error(`Data pool ${name} cannot be read (${file}): ${error instanceof Error ? error.message : error}`);
  }
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(`Data pool ${name} holds no rows (${file}).`);
  return rows;
}

let scenarioNames: readonly string[] | undefined;

function shareOfScenarios(): { scenario: number; scenarios: number } {
  scenarioNames ??= Object.keys(execution.test.options.scenarios ?? {}).sort();
  const scenario = scenarioNames.indexOf(scenarioName());
  return { scenario: Math.max(0, scenario), scenarios: Math.max(1, scenarioNames.length) };
}

// A user without a row must neither work nor spin through empty iterations, which would count as journeys.
function waitForTheEnd(): null {
  while (!scenarioIsOver()) sleep(0.5);
  // The planned time is over a moment before k6 stops starting iterations.
  sleep(0.5);
  return null;
}
