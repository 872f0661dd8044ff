import type { z } from 'zod';
import { baselineSchema, retirementSchema } from '../../model/baseline.ts';
import { campaignReportSchema, campaignSchema } from '../../model/campaign.ts';
import { capacityReportSchema } from '../../model/capacity.ts';
import { runNotesSchema } from '../../model/note.ts';
import { pageVisitsSchema } from '../../model/page-visit.ts';
import { reportSchema } from '../../model/report.ts';
import { runErrorsSchema, runSchema } from '../../model/run.ts';
import type { Migrations } from './migrate.ts';

interface Kind<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly version: number;
  readonly migrations: Migrations;
  /** What a file that cannot be understood is called. */
  readonly damaged: Damaged;
}

export type Damaged = 'RUN_DAMAGED' | 'BASELINE_DAMAGED' | 'CAMPAIGN_DAMAGED';

const kind = <Schema extends z.ZodType>(schema: Schema, damaged: Damaged, version = 1, migrations: Migrations = {}): Kind<Schema> => ({
  schema,
  version,
  migrations,
  damaged,
});

/** What is known of a run before it has ended: enough to make its `run.json` when the engine dies. */
export const runDraftSchema = runSchema.pick({
  schemaVersion: true,
  id: true,
  scenario: true,
  environment: true,
  kind: true,
  startedAt: true,
  steps: true,
  provenance: true,
  workCounters: true,
  probes: true,
  notes: true,
  targets: true,
  base: true,
  campaign: true,
});
export type RunDraft = z.infer<typeof runDraftSchema>;

/** Every stored document with its version: the one place a change of format is entered, with the step from the version before. */
export const kinds = {
  run: kind(runSchema, 'RUN_DAMAGED'),
  draft: kind(runDraftSchema, 'RUN_DAMAGED'),
  errors: kind(runErrorsSchema, 'RUN_DAMAGED'),
  report: kind(reportSchema, 'RUN_DAMAGED'),
  notes: kind(runNotesSchema, 'RUN_DAMAGED'),
  pages: kind(pageVisitsSchema, 'RUN_DAMAGED'),
  campaign: kind(campaignSchema, 'CAMPAIGN_DAMAGED'),
  campaignReport: kind(campaignReportSchema, 'CAMPAIGN_DAMAGED'),
  capacityReport: kind(capacityReportSchema, 'CAMPAIGN_DAMAGED'),
  baseline: kind(baselineSchema, 'BASELINE_DAMAGED'),
  retirement: kind(retirementSchema, 'BASELINE_DAMAGED'),
} as const;

export type DocumentName = keyof typeof kinds;
export type DocumentOf<Name extends DocumentName> = z.infer<(typeof kinds)[Name]['schema']>;
