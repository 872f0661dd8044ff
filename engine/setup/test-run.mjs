/** `npm test`: runs vitest under Node 24 and ends with one line of counts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runUnderNode } from './engine-process.mjs';
import { readJson } from './files.mjs';
import { installationDirectory, projectDirectory } from './paths.mjs';

/**
 * @param {string} node
 * @param {readonly string[]} args passed on to vitest
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function runTests(node, args) {
  const result = join(installationDirectory(), `test-result-${process.pid}.json`);
  const vitest = join(projectDirectory, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await runUnderNode(node, [
    vitest,
    'run',
    '--root',
    projectDirectory,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${result}`,
    ...args,
  ]);
  const counts = countTests(readJson(result));
  rmSync(result, { force: true });
  process.stdout.write(`${describeCounts(counts)}\n`);
  return code === 0 && counts.failed > 0 ? 1 : code;
}

/**
 * A file that cannot be loaded has no tests to fail; it counts as one.
 * @param {any} result vitest's JSON report, or undefined when it wrote none
 */
export function countTests(result) {
  const broken = (result?.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  );
  return {
    passed: result?.numPassedTests ?? 0,
    failed: (result?.numFailedTests ?? 1) + broken.length,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
