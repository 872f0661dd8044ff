import { rm } from 'node:fs/promises';
import { writing } from '../files/failure.ts';
import type { Layout } from '../layout.ts';
import { listCampaigns } from './list.ts';

/** Removes each campaign that has ended and has none of its runs left, and gives their ids. `left` are the runs there are. */
export async function pruneCampaigns(layout: Layout, left: ReadonlySet<string>, now: Date, dryRun: boolean): Promise<string[]> {
  const going = (await listCampaigns(layout, now)).flatMap((entry) =>
    (entry.state === 'sealed' || entry.state === 'interrupted') && !entry.campaign.runs.some(({ id }) => left.has(id)) ? [entry] : [],
  );
  if (!dryRun) for (const { folder } of going) await writing(folder, async () => await rm(folder, { recursive: true, force: true }));
  return going.map(({ id }) => id);
}
