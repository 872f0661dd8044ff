import { createFold } from '../../../../engine/measure/fold.ts';
import type { Comparison } from '../../../../engine/model/comparison.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { Measurement } from '../../../../engine/model/measurement.ts';
import type { Report } from '../../../../engine/model/report.ts';
import type { Verdict } from '../../../../engine/model/target.ts';
import { buildReport } from '../../../../engine/report/build.ts';
import type { Label } from '../../../../engine/report/labels.ts';
import { type RunChanges, runOf } from './run-document.ts';
import { WindowLines } from './window-lines.ts';

/** What was written, folded. */
export function measure(steps: readonly LoadStep[], write?: (lines: WindowLines) => void, offsetMs = 0): Measurement {
  const written = new WindowLines(offsetMs);
  write?.(written);
  const fold = createFold({ steps });
  for (const line of written.lines) fold.add(line);
  return fold.measurement();
}

interface Further {
  readonly run?: RunChanges;
  readonly verdicts?: readonly Verdict[];
  readonly comparison?: Comparison | null;
  readonly labels?: readonly Label[];
}

export function reportOf(measurement: Measurement, { run = {}, verdicts = [], comparison = null, labels = [] }: Further = {}): Report {
  return buildReport({ run: runOf(measurement, run), measurement, verdicts, errors: [], comparison, labels });
}

export const plateau = (role: LoadStep['role'], fromS: number, toS: number, users: number | null, index = 0): LoadStep => ({
  index,
  kind: role === 'ramp' ? 'ramp' : 'plateau',
  role,
  fromS,
  toS,
  users,
  arrivalRate: null,
});
