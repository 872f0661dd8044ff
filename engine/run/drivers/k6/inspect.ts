import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { HeadroomError } from '../../../model/error.ts';
import { k6Seconds } from '../../load/duration.ts';
import { outcomeOf } from './outcome.ts';
import type { K6Binary } from './plan.ts';

const run = promisify(execFile);

const thresholdSchema = z.union([
  z.string().transform((expression) => ({ expression, abortOnFail: false })),
  z
    .looseObject({ threshold: z.string(), abortOnFail: z.boolean().nullish() })
    .transform(({ threshold, abortOnFail }) => ({ expression: threshold, abortOnFail: abortOnFail ?? false })),
]);

const inspectionSchema = z.looseObject({
  totalDuration: z.union([z.string(), z.number()]),
  maxVUs: z.number(),
  scenarios: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
  thresholds: z.record(z.string(), z.array(thresholdSchema)).nullish(),
  blacklistIPs: z.array(z.string()).nullish(),
});

/** What a script will do, before it does it. */
export interface Inspection {
  /** Longest possible, graceful stops included. */
  readonly durationS: number;
  readonly maxUsers: number;
  /** As k6 understands them: also those made of `vus`, `duration`, `iterations` or `stages`. */
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly thresholds: Readonly<Record<string, readonly { readonly expression: string; readonly abortOnFail: boolean }[]>>;
  readonly forbiddenRanges: readonly string[];
}

export interface InspectSettings {
  readonly binary: K6Binary;
  readonly file: string;
  readonly workingFolder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly mask: (text: string) => string;
}

const longestMs = 60_000;

/** Asks `k6 inspect --execution-requirements`, which runs the script's init code and sends nothing else. Throws SCRIPT_ERROR with k6's message and the line, K6_FAILED. */
export async function inspectScript({ binary, file, workingFolder, env, mask }: InspectSettings): Promise<Inspection> {
  const args = ['inspect', '--execution-requirements', '--log-format=json', '--no-color', file];
  const { stdout } = await run(binary.path, args, {
    cwd: workingFolder,
    env: { ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: longestMs,
  }).catch((failure: unknown) => {
    throw inspectionError(failure, mask);
  });
  const parsed = inspectionSchema.safeParse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  if (!parsed.success)
    throw new HeadroomError(
      'K6_FAILED',
      `k6 described ${file} in a way that is not understood.`,
      'Run `headroom doctor` and see which k6 is used.',
      parsed.error,
    );
  const { totalDuration, maxVUs, scenarios, thresholds, blacklistIPs } = parsed.data;
  return {
    durationS: k6Seconds(totalDuration) ?? 0,
    maxUsers: maxVUs,
    scenarios: scenarios ?? {},
    thresholds: thresholds ?? {},
    forbiddenRanges: blacklistIPs ?? [],
  };
}

function inspectionError(failure: unknown, mask: (text: string) => string): unknown {
  if (!(failure instanceof Error) || !('code' in failure)) return failure;
  const { code, stderr, signal } = failure as Error & { code?: unknown; stderr?: unknown; signal?: unknown };
  if (typeof code === 'string')
    return new HeadroomError('K6_FAILED', `k6 cannot be started: ${failure.message}`, 'Run `headroom doctor`.', failure);
  const errors = mask(String(stderr ?? ''))
    .split('\n')
    .flatMap(errorMessage);
  const { error } = outcomeOf({
    exitCode: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
    stopReason: null,
    killed: false,
    errors: errors.length > 0 ? errors : [mask(failure.message)],
  });
  return error ?? failure;
}

function errorMessage(line: string): string[] {
  try {
    const { level, msg } = JSON.parse(line) as { level?: unknown; msg?: unknown };
    return level === 'error' && typeof msg === 'string' ? [msg] : [];
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return [];
    throw notJson;
  }
}
