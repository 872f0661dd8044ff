import { mkdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Campaign, CampaignReport } from '../../model/campaign.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { HeadroomError } from '../../model/error.ts';
import { documentText } from '../documents/document.ts';
import { codeOf, writing } from '../files/failure.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncPath, writeNew, writeWhole } from '../files/whole-file.ts';
import { campaignFiles, type Layout, safeName } from '../layout.ts';
import { otherRunId, runId } from '../runs/id.ts';
import { heartbeatS, ownerWord } from '../runs/owner.ts';
import { campaignFolder } from './list.ts';

/** A campaign before it has its id, which is made of when it began and what it does, as a run's is. */
export type CampaignStart = Omit<Campaign, 'schemaVersion' | 'id'>;

/** What a sealed campaign holds. The report of a campaign for capacity is a document of its own. */
export interface CampaignContents {
  readonly campaign: Campaign;
  readonly report: CampaignReport | CapacityReport;
  readonly html: string;
}

/** A campaign that goes on. What was said of it last stays when its process dies. */
export interface PartialCampaign {
  readonly id: string;
  readonly folder: string;
  /** Says how far it is. The file is always whole. */
  update(campaign: Campaign): Promise<void>;
  /** Writes its report, after which nothing in it changes any more. Gives the folder. */
  seal(contents: CampaignContents): Promise<string>;
  /** Removes the folder: nothing came of it. */
  discard(): Promise<void>;
}

/** Makes a folder for a new campaign and writes its first `campaign.json`. Throws DISK_FULL or OUTPUT_UNWRITABLE. */
export async function createCampaign(layout: Layout, start: CampaignStart): Promise<PartialCampaign> {
  const wanted = safeName(runId(new Date(start.startedAt), start.name ?? start.purpose, start.environment), 'campaign');
  return await writing(layout.campaigns, async () => {
    await makeFolders(layout.campaigns);
    await writeNew(path.join(layout.workFolder, '.gitignore'), '*\n');
    for (let id = wanted; ; id = otherRunId(wanted)) {
      const folder = campaignFolder(layout, id);
      if (!(await makeFolder(folder))) continue;
      await writeWhole(path.join(folder, campaignFiles.owner), ownerWord());
      const partial = partialCampaign(layout, id, folder);
      await partial.update({ ...start, schemaVersion: 1, id });
      return partial;
    }
  });
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function partialCampaign(layout: Layout, id: string, folder: string): PartialCampaign {
  const at = (name: string) => path.join(folder, name);
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A folder that was removed under us shows when it is sealed.
    utimes(at(campaignFiles.owner), now, now).catch(() => clearInterval(heartbeat));
  }, heartbeatS * 1000).unref();
  const update = async (campaign: Campaign) => {
    checkId(id, campaign.id);
    await writeWhole(at(campaignFiles.campaign), documentText('campaign', campaign));
  };
  return {
    id,
    folder,
    update,
    seal: async ({ campaign, report, html }) => {
      checkId(id, report.campaign?.id ?? '');
      const text = 'points' in report ? documentText('capacityReport', report, 0) : documentText('campaignReport', report, 0);
      await update(campaign);
      await writeWhole(at(campaignFiles.page), html);
      await writeWhole(at(campaignFiles.report), text);
      await rm(at(campaignFiles.owner), { force: true });
      await syncPath(layout.campaigns);
      clearInterval(heartbeat);
      return folder;
    },
    discard: async () => {
      clearInterval(heartbeat);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function checkId(id: string, given: string): void {
  if (given === id) return;
  throw new HeadroomError('BUG', `Campaign ${given} would be stored as ${id}.`, 'Please report this with the command you used.');
}
