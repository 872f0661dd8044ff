import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Campaign } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import { readDocument, reasonOf } from '../documents/document.ts';
import { codeOf } from '../files/failure.ts';
import { exists } from '../files/whole-file.ts';
import { campaignFiles, type Layout } from '../layout.ts';
import { isAlive } from '../runs/owner.ts';

/** A campaign as a list shows it. `interrupted`: its process went before it had a report; what it had done is in the document. */
export type CampaignEntry =
  | { readonly id: string; readonly folder: string; readonly state: 'sealed' | 'running' | 'interrupted'; readonly campaign: Campaign }
  | { readonly id: string; readonly folder: string; readonly state: 'damaged'; readonly reason: string };

export function campaignFolder(layout: Layout, id: string): string {
  return path.join(layout.campaigns, id);
}

/** Every campaign, newest first. One that cannot be read is listed as damaged and never hides the others. */
export async function listCampaigns(layout: Layout, now: Date): Promise<CampaignEntry[]> {
  const ids = await campaignIds(layout);
  return (await Promise.all(ids.map((id) => entryOf(layout, id, now)))).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** One campaign of exactly this id; undefined where there is none. */
export async function entryWithId(layout: Layout, id: string, now: Date): Promise<CampaignEntry | undefined> {
  return (await campaignIds(layout)).includes(id) ? await entryOf(layout, id, now) : undefined;
}

async function campaignIds({ campaigns }: Layout): Promise<string[]> {
  try {
    const entries = await readdir(campaigns, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && /^[A-Za-z0-9_-]+$/.test(entry.name)).map((entry) => entry.name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${campaigns} cannot be read: ${reasonOf(error)}.`,
      'Check who owns the folder and its permissions.',
      error,
    );
  }
}

async function entryOf(layout: Layout, id: string, now: Date): Promise<CampaignEntry> {
  const folder = campaignFolder(layout, id);
  try {
    const campaign = await readDocument('campaign', path.join(folder, campaignFiles.campaign));
    if (campaign.id !== id) return { id, folder, state: 'damaged', reason: `${campaignFiles.campaign} is that of ${campaign.id}` };
    const sealed = await exists(path.join(folder, campaignFiles.report));
    return { id, folder, state: sealed ? 'sealed' : (await isOwned(folder, now)) ? 'running' : 'interrupted', campaign };
  } catch (error) {
    if (error instanceof HeadroomError) return { id, folder, state: 'damaged', reason: error.message };
    throw error;
  }
}

async function isOwned(folder: string, now: Date): Promise<boolean> {
  const file = path.join(folder, campaignFiles.owner);
  try {
    const { mtimeMs } = await stat(file);
    return isAlive(await readFile(file, 'utf8'), mtimeMs, now.getTime());
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
