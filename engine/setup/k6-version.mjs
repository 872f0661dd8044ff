/** What a k6 program says about itself. */
import { runCommand } from './run-command.mjs';

/**
 * @param {string} path
 * @returns {Promise<{ kind: 'recorder' | 'stock', version: string, major: number } | undefined>} undefined when it is no k6 that runs here
 */
export async function askVersion(path) {
  const { code, output } = await runCommand(path, ['version'], { timeoutMs: 20_000 });
  const found = /\bv(\d+)\.(\d+)\.(\d+)\S*/.exec(output);
  if (code !== 0 || !found) return undefined;
  return {
    kind: /\bheadroom \[output\]/.test(output) ? 'recorder' : 'stock',
    version: found[0],
    major: Number(found[1]),
  };
}
