import type { AutoscaleReport } from '../../../engine/model/autoscale.ts';
import { cleanDocument, cleanText } from '../clean.ts';

/** Lines of a manifest, each fit to be shown, indented as it was. */
function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `${' '.repeat(line.length - line.trimStart().length)}${cleanText(line.trimStart())}`)
    .join('\n');
}

/** The report fit to be shown: every text on one line, but a manifest, which keeps its lines. */
export function cleanReport(report: AutoscaleReport): AutoscaleReport {
  const clean = cleanDocument(report);
  return {
    ...clean,
    outcomes: clean.outcomes.map((outcome, index) => ({
      ...outcome,
      manifest: { ...outcome.manifest, text: cleanLines(report.outcomes[index]?.manifest.text ?? '') },
    })),
  };
}
