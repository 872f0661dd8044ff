import { spawnSync } from 'node:child_process';

/** Wall seconds of a command from start to end. Throws when it fails to start. */
export function wholeProcessSeconds(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): number {
  const began = performance.now();
  const { error } = spawnSync(program, args, { cwd, env, stdio: 'ignore' });
  if (error) throw error;
  return (performance.now() - began) / 1000;
}
