import { earlierSessions } from '../../../../engine/campaign/schedule/earlier.ts';
import { reportOf } from '../../../../engine/campaign/schedule/report.ts';
import type { Campaign, CampaignRun } from '../../../../engine/model/campaign.ts';
import { composeRequests } from '../../../../engine/run/compose.ts';
import { campaignFormats } from '../../../../reports/campaign/index.ts';
import type { Recording } from '../seal.ts';

/** A schedule whose sessions `seal` makes, one a call, given the campaign they belong to. */
export async function sealSchedule(
  { store }: Recording,
  { startedAt, endedAt, sessions }: { readonly startedAt: string; readonly endedAt: string; readonly sessions: number },
  seal: (session: number, campaign: string) => Promise<string>,
): Promise<void> {
  const command = 'headroom run monthly';
  const start = {
    purpose: 'schedule' as const,
    name: 'monthly',
    scenario: 'load',
    environment: 'demo',
    startedAt,
    endedAt: null,
    command,
    runs: [],
  };
  const partial = await store.campaigns.create(start);
  const runs: CampaignRun[] = [];
  for (let session = 0; session < sessions; session++)
    runs.push({ id: await seal(session, partial.id), role: 'session', side: null, phase: 'detection', round: 0, first: null });
  const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...start, endedAt, runs };
  const [request] = await composeRequests({ folder: store.projectFolder, what: ['load'], command });
  if (request === undefined) throw new RangeError('one name gives one request');
  const sealed = await Promise.all(
    runs.map(async ({ id }) => {
      const { folder, report } = await store.loadRun(id);
      return { id, folder, report, measurement: await store.loadMeasurement(id), interrupted: false, failure: null };
    }),
  );
  const head = sealed.map(({ report, measurement }) => ({ run: report.run, measurement }));
  const spentS = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  const report = reportOf({
    schedule: { name: 'monthly', sessions, request, loadS: 340 },
    campaign,
    sessions: { sealed, failure: null, interrupted: false, spentS },
    strict: false,
    ...(await earlierSessions(store, campaign, head[0]?.run)),
    head,
  });
  await partial.seal({ campaign, report, html: campaignFormats.html.render(report) });
}
