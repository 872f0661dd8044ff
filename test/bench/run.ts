import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { engineFlags } from '../../engine/setup/engine-process.mjs';

/** `npm run bench [name...]`: each benchmark in a process of its own, one after the other, on an otherwise idle machine. */
const all = ['help', 'compare', 'volume', 'recorder', 'start', 'mix', 'workbench', 'page-lab'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.`);
let failed = 0;
for (const name of asked.length === 0 ? all : asked) {
  const { status } = spawnSync(process.execPath, [...engineFlags, path.join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
