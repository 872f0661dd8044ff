import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type AutoscaleReport, autoscaleReportSchema } from '../../model/autoscale.ts';
import type { CampaignReport } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Finding } from '../../model/plan.ts';
import { noEvidence } from '../../plan/finding.ts';
import type { Store } from '../../store/index.ts';

/** No second in which the best policy of a simulation left work undone. */
export async function autoscalingWorks(folder: string, file: string | undefined): Promise<Finding> {
  if (file === undefined) return noEvidence('no-simulation');
  const { report, at } = await simulationIn(folder, file);
  const outcome = report.outcomes[report.best ?? 0];
  if (outcome === undefined) return noEvidence('no-simulation');
  const { violation, backlog, policy } = outcome;
  const facts = { policy: policy.name, violationS: violation.seconds, backlog: backlog.atEnd, replicas: report.replica.source };
  return {
    status: violation.seconds === 0 && backlog.atEnd === 0 ? 'met' : 'missed',
    actual: null,
    evidence: { kind: 'autoscale', id: file, at, environment: null },
    reasons: [{ code: 'simulated', facts }],
  };
}

async function simulationIn(folder: string, file: string): Promise<{ report: AutoscaleReport; at: string }> {
  const place = path.resolve(folder, file);
  try {
    const [text, { mtime }] = [await readFile(place, 'utf8'), await stat(place)];
    return { report: autoscaleReportSchema.parse(JSON.parse(text)), at: mtime.toISOString() };
  } catch (error) {
    throw new HeadroomError(
      'DATA_MISSING',
      `plan.checklist.autoscale: ${file} in ${folder} holds no simulation.`,
      `Make one: headroom autoscale --json > ${file}.`,
      error,
    );
  }
}

/** What the newest campaign of several sessions, or the newest gate, concluded in an environment: nothing got worse and nothing failed. */
export async function staysReliable(store: Store, environment: string | null): Promise<Finding> {
  for (const entry of await store.campaigns.list()) {
    if (entry.state !== 'sealed' || !['gate', 'schedule'].includes(entry.campaign.purpose)) continue;
    const { campaign } = entry;
    if (campaign.environment !== (environment ?? campaign.environment)) continue;
    const { report } = await store.campaigns.load(entry.id);
    const status = reliabilityOf(report);
    if (status === null) continue;
    const facts = {
      purpose: campaign.purpose,
      verdict: report.verdict ?? 'none',
      targets: report.targets.length,
      failed: report.targets.filter((verdict) => verdict.status === 'fail').length,
    };
    const evidence = { kind: 'campaign', id: campaign.id, at: campaign.startedAt, environment: campaign.environment } as const;
    return { status, actual: null, evidence, reasons: [{ code: 'campaign', facts }] };
  }
  return noEvidence('no-campaign');
}

/** Null where a campaign says neither yes nor no. */
function reliabilityOf({ verdict, targets }: CampaignReport): 'met' | 'missed' | null {
  if (verdict === 'regressed' || targets.some(({ status }) => status === 'fail')) return 'missed';
  const judged = verdict === 'unchanged' || verdict === 'improved';
  const passed = targets.length > 0 && targets.every(({ status }) => status === 'pass');
  return verdict !== 'invalid' && (judged || passed) ? 'met' : null;
}
