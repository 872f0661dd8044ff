import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the action needs of a report.json, be it of a gate or of a run. */
export interface Outcome {
  readonly verdict: string;
  readonly blocks: boolean;
}

interface Document {
  readonly campaign?: unknown;
  readonly verdict?: string | null;
  readonly blocks?: boolean;
  readonly chips?: { readonly regression: string };
}

/** The report with this ending: a gate calls it `report`, a run by the run's id. Null when there is none. */
export function resultFile(folder: string, extension: string): string | null {
  const names = readdirSync(folder).filter((file) => path.extname(file) === `.${extension}`);
  const name = names.find((file) => file === `report.${extension}`) ?? names.toSorted().at(-1);
  return name === undefined ? null : path.join(folder, name);
}

/** Verdict and blocking of the report in `folder`. Without a readable report there is no verdict, and a step that failed blocks. */
export function readOutcome(folder: string, failed: boolean): Outcome {
  const file = resultFile(folder, 'json');
  if (file === null) return { verdict: 'none', blocks: failed };
  const { campaign, verdict, blocks, chips }: Document = JSON.parse(readFileSync(file, 'utf8'));
  if (campaign !== undefined) return { verdict: verdict ?? 'none', blocks: failed || blocks === true };
  return { verdict: chips?.regression ?? 'none', blocks: failed };
}

/** Tells the results of a job apart from those of another: names the artifact, and marks the comment. An artifact's name takes no slashes. */
export function resultsName(scenario: string): string {
  return ['headroom', process.env.GITHUB_JOB, scenario]
    .filter(Boolean)
    .join('-')
    .replace(/[^\w.-]+/g, '-');
}
