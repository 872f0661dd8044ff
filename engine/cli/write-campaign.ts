import path from 'node:path';
import { campaignFormats } from '../../reports/campaign/index.ts';
import type { CampaignReport } from '../model/campaign.ts';
import { writeDocument } from '../run/document-files.ts';

/** Writes a campaign's report into a folder, a file a format that has one. Throws OUTPUT_UNWRITABLE, DISK_FULL. */
export async function writeReports(report: CampaignReport, folder: string): Promise<void> {
  for (const { name, extension, render } of Object.values(campaignFormats))
    if (name !== 'github')
      await writeDocument(path.join(folder, `${name === 'summary' ? 'summary' : 'report'}.${extension}`), render(report));
}
