/** `npm test`: runs vitest under Node 24 and ends with one line of counts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runUnderNode } from './engine-process.mjs';
import { readJson } from './files.mjs';
import { installationDirectory, projectDirectory } from './paths.mjs';

/**
 * What we read of vitest's JSON report.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

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
 * @param {Report | undefined} result undefined when vitest wrote none, which is a failure too
 */
export function countTests(result) {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken.length,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
