import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The part of k6's `--summary-export` that says what became of thresholds. There `true` means crossed. */
const summarySchema = z.object({
  metrics: z.record(z.string(), z.looseObject({ thresholds: z.record(z.string(), z.boolean()).optional() })),
});

/** k6's own judgement by `metric: expression`, true for passed; null when it left none that can be read, as after a script error or when it was killed. */
export function readThresholds(summaryFile: string): Record<string, boolean> | null {
  const summary = summarySchema.safeParse(readJson(summaryFile));
  if (!summary.success) return null;
  return Object.fromEntries(
    Object.entries(summary.data.metrics).flatMap(([metric, { thresholds }]) =>
      Object.entries(thresholds ?? {}).map(([expression, crossed]) => [`${metric}: ${expression}`, !crossed]),
    ),
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
