#!/usr/bin/env node
/**
 * The command `headroom`: runs on whatever Node is there (18 or newer), sees to it that everything is in
 * place, and starts the engine under Node 24.
 *
 *     launcher.mjs <verb> ...         one verb of the command line
 *     launcher.mjs --test ...         the tests, with arguments for vitest
 *     launcher.mjs --exec <file> ...  another program of this project under Node 24
 *     launcher.mjs --setup            set-up alone
 *
 * `demo`, `--test` and `--setup` do the whole set-up; other verbs only check two stamps, and ask for k6
 * when they need it.
 */
import { join } from 'node:path';
import { dependenciesCurrent } from './dependencies.mjs';
import { runUnderNode } from './engine-process.mjs';
import { findNode } from './node24.mjs';
import { projectDirectory } from './paths.mjs';

const [first = '', ...rest] = process.argv.slice(2);
const asksForHelp = rest.includes('--help') || rest.includes('-h');
const everything = first === '--test' || first === '--setup' || (first === 'demo' && !asksForHelp);

process.exitCode = await main();

async function main() {
  const node = (!everything && dependenciesCurrent() && findNode()) || (await setUp());
  if (first === '--setup') return 0;
  if (first === '--test') return (await import('./test-run.mjs')).runTests(node, rest);
  if (first === '--exec') return runUnderNode(node, rest);
  return runUnderNode(node, [join(projectDirectory, 'engine', 'cli', 'main.ts'), ...process.argv.slice(2)]);
}

async function setUp() {
  const { prepare } = await import('./prepare.mjs');
  return prepare({ everything });
}
