import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The part of k6's `--summary-export` that says what became of thresholds. There `true` means crossed. */
const summarySchema = z.object({
  metrics: z.record(z.string(), z.looseObject({ thresholds: z.record(z.string(), z.boolean()).optional() })),
});

/** k6's own judgement by `metric: expression`, true for passed; null when it left none, as after a script error. */
export function readThresholds(summaryFile: string): Record<string, boolean> | null {
  let text: string;
  try {
    text = readFileSync(summaryFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const summary = summarySchema.safeParse(JSON.parse(text));
  if (!summary.success) return null;
  return Object.fromEntries(
    Object.entries(summary.data.metrics).flatMap(([metric, { thresholds }]) =>
      Object.entries(thresholds ?? {}).map(([expression, crossed]) => [`${metric}: ${expression}`, !crossed]),
    ),
  );
}
