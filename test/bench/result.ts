import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sceneHere } from '../scene.ts';

/** One row of the speed table: what was measured, the bar, and whether it held. */
export interface BenchRow {
  readonly what: string;
  readonly bar: string;
  readonly measured: Readonly<Record<string, unknown>>;
  readonly holds: boolean;
}

/** Writes `results/<name>.json` with date, machine and versions, and prints the rows. */
export function writeResult(name: string, rows: readonly BenchRow[], versions: Readonly<Record<string, string>> = {}): void {
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const scene = sceneHere();
  const document = {
    name,
    date: new Date().toISOString().slice(0, 10),
    machine: scene.machine,
    versions: { ...scene.versions, ...versions },
    rows,
  };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);
  for (const row of rows)
    process.stdout.write(`${row.holds ? 'holds' : 'FAILS'}  ${row.what}: ${JSON.stringify(row.measured)} (bar: ${row.bar})\n`);
}
