import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { campaignFormats } from '../../reports/campaign/index.ts';
import type { CampaignReport } from '../model/campaign.ts';
import { HeadroomError } from '../model/error.ts';

/** Writes a campaign's report into a folder, a file a format that has one. Throws OUTPUT_UNWRITABLE. */
export async function writeReports(report: CampaignReport, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, extension, render } of Object.values(campaignFormats))
      if (name !== 'github')
        await writeFile(path.join(folder, `${name === 'summary' ? 'summary' : 'report'}.${extension}`), render(report));
  } catch (error) {
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${folder} cannot be written to.`,
      'Check its permissions and the room on its disk.',
      error,
    );
  }
}
