import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Types, lint, format and unused code, each by its own tool; the first line of a failure names it. Directions are a test beside this file. */
const root = path.resolve(import.meta.dirname, '../..');
const tools: readonly (readonly [what: string, ...command: string[]])[] = [
  ['types', 'node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['directions', 'test/check/directions-run.ts'],
];

let failed = 0;
for (const [what, script = '', ...args] of tools) {
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${what}\n`);
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
