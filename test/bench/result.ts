import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { version } from '../../engine/model/version.ts';

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
  const machine = {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    kernel: os.release(),
  };
  const document = {
    name,
    date: new Date().toISOString().slice(0, 10),
    machine,
    versions: { headroom: version, node: process.version, ...versions },
    rows,
  };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);
  for (const row of rows)
    process.stdout.write(`${row.holds ? 'holds' : 'FAILS'}  ${row.what}: ${JSON.stringify(row.measured)} (bar: ${row.bar})\n`);
}
