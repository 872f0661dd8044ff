import { campaignFormats } from '../../../reports/campaign/index.ts';
import { duration } from '../../../reports/words/quantity.ts';
import type { Campaign, CampaignReport, CampaignRun } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import { executeRun, type SealedRun } from '../../run/execute.ts';
import type { RunWatch } from '../../run/request.ts';
import type { PartialCampaign, Store } from '../../store/index.ts';
import { earlierSessions } from './earlier.ts';
import { reportOf } from './report.ts';
import type { Schedule } from './wanted.ts';

/** A schedule that was run, wholly or in part. */
export interface SealedSchedule {
  readonly folder: string;
  readonly report: CampaignReport;
  /** What a user must be told beside the report; null when every session went as it should. */
  readonly failure: HeadroomError | null;
}

/** What its sessions came to. */
export interface Sessions {
  readonly sealed: readonly SealedRun[];
  readonly failure: HeadroomError | null;
  readonly interrupted: boolean;
  readonly spentS: number;
}

/** Time a session takes beside its load: a start, a count of its work, a report. A guess until the first has ended. */
const besideLoadS = 10;

/**
 * Runs the sessions of a schedule one after the other, each as fresh as `run` makes it, and concludes from all of them: targets over the
 * sessions, and the change since the campaign before. Interrupted, or when a session cannot be made, what there is is reported. Throws
 * what `executeRun` throws while there is no session at all, and leaves no campaign then.
 */
export async function runSchedule(schedule: Schedule, store: Store, watch: RunWatch, strict: boolean): Promise<SealedSchedule> {
  const { name, request } = schedule;
  const start = {
    purpose: 'schedule' as const,
    name,
    scenario: request.subject.name,
    environment: request.environmentName,
    startedAt: new Date().toISOString(),
    endedAt: null,
    command: request.mask(request.command),
    runs: [],
  };
  const partial = await store.campaigns.create(start);
  const begun: Campaign = { schemaVersion: 1, id: partial.id, ...start };
  const sessions = await makeSessions(schedule, store, watch, { partial, begun });
  const runs = sessions.sealed.map(campaignRun);
  const campaign = { ...begun, runs, endedAt: new Date().toISOString() };
  const head = await measured(store, runs);
  const report = reportOf({
    schedule,
    campaign,
    sessions,
    strict,
    ...(await earlierSessions(store, campaign, head[0]?.run)),
    head,
  });
  const html = campaignFormats.html.render(report);
  return { folder: await partial.seal({ campaign, report, html }), report, failure: sessions.failure };
}

interface Making {
  readonly partial: PartialCampaign;
  readonly begun: Campaign;
}

async function makeSessions(schedule: Schedule, store: Store, watch: RunWatch, { partial, begun }: Making): Promise<Sessions> {
  const started = performance.now();
  const spentS = () => (performance.now() - started) / 1000;
  const sealed: SealedRun[] = [];
  const end = (failure: HeadroomError | null): Sessions => ({ sealed, failure, interrupted: watch.interrupted.aborted, spentS: spentS() });
  for (let session = 1; session <= schedule.sessions; session++) {
    const each = sealed.length === 0 ? schedule.loadS + besideLoadS : spentS() / sealed.length;
    watch.phase(`Session ${session} of ${schedule.sessions}, about ${duration(Math.ceil(each * (schedule.sessions - session + 1)))} left`);
    try {
      const run = await executeRun({ ...schedule.request, campaign: partial.id }, store, watch);
      sealed.push(run);
      await partial.update({ ...begun, runs: sealed.map(campaignRun) });
      if (run.failure !== null) return end(run.failure);
    } catch (error) {
      if (sealed.length === 0) await partial.discard();
      if (sealed.length === 0 || !(error instanceof HeadroomError)) throw error;
      return end(error.code === 'INTERRUPTED' ? null : error);
    }
    if (watch.interrupted.aborted) break;
  }
  return end(null);
}

function campaignRun({ id, report: { run } }: SealedRun): CampaignRun {
  const sound = run.outcome === 'completed' && run.health.validity !== 'invalid';
  return { id, role: 'session', side: null, phase: sound ? 'detection' : 'invalid', round: 0, first: null };
}

async function measured(store: Store, runs: readonly CampaignRun[]) {
  const sides = [];
  for (const { id, phase } of runs)
    if (phase === 'detection') sides.push({ run: (await store.loadRun(id)).run, measurement: await store.loadMeasurement(id) });
  return sides;
}
