import { HeadroomError } from '../model/error.ts';
import { runHook } from './hook.ts';
import type { OpenOptions } from './open-options.ts';

/** What the environment's fingerprint command says of the target; null without one. Throws HOOK_FAILED when it prints no JSON object. */
export async function readFingerprint(options: OpenOptions, env: Record<string, string>): Promise<Record<string, unknown> | null> {
  const command = options.environment.fingerprint;
  if (command === undefined) return null;
  const { output } = await runHook('fingerprint', command, env, options.mask);
  try {
    const facts: unknown = JSON.parse(output);
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new HeadroomError(
    'HOOK_FAILED',
    'The fingerprint command did not print a JSON object.',
    'Print one object such as {"version":"1.4.2","replicas":3}.',
  );
}
