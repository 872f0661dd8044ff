import type { OpenEnvironment } from '../environments/index.ts';
import { openEnvironment, thisMachine } from '../environments/index.ts';
import { HeadroomError } from '../model/error.ts';
import type { Report } from '../model/report.ts';
import type { Run } from '../model/run.ts';
import { version } from '../model/version.ts';
import type { PartialRun, RunDraft, Store } from '../store/index.ts';
import { liveTargets } from '../targets/live.ts';
import { assess } from './assess.ts';
import { type Conducted, conduct } from './conduct.ts';
import { k6Driver } from './drivers/k6/index.ts';
import type { K6Tools } from './drivers/k6/tools.ts';
import { findK6Tools } from './drivers/k6/tools.ts';
import { readGit } from './git.ts';
import { k6Plan } from './k6-plan.ts';
import type { RunRequest, RunWatch } from './request.ts';
import { prepareWork, type Work } from './work.ts';

/** A run that has its folder. `failure` is what a user must be told beside the report: a script error, a forbidden host, a full disk. */
export interface SealedRun {
  readonly id: string;
  readonly folder: string;
  readonly report: Report;
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
}

/**
 * One run, from nothing to a sealed folder: opens the environment, makes the load, follows it, judges, reports, seals. Whatever happens once load was made, what
 * was measured is kept. Throws the HeadroomErrors of everything that can be wrong before the load begins, and leaves no folder then.
 */
export async function executeRun(request: RunRequest, store: Store, watch: RunWatch): Promise<SealedRun> {
  const startedAt = new Date();
  const tools = await findK6Tools();
  const partial = await store.createRun({ scenario: request.subject.name, environment: request.environmentName, startedAt });
  let environment: OpenEnvironment | null = null;
  try {
    environment = await openEnvironment({
      name: request.environmentName,
      environment: request.environment,
      folder: request.folder,
      runId: partial.id,
      secrets: request.secrets,
      ...(request.keyPassword === null ? {} : { keyPassword: request.keyPassword }),
      mask: request.mask,
      onProgress: watch.phase,
      signal: watch.interrupted,
    });
    const work = await prepareWork(request, environment, tools);
    const draft = await draftOf(request, partial.id, startedAt, environment, work, tools);
    await partial.describe(draft);
    const conducted = await drive({ request, partial, environment, work, tools, watch });
    const notes = [...draft.notes, ...environment.notes, ...(await environment.close())];
    if (conducted.fold.header() === null && conducted.result.error !== null) throw conducted.result.error;
    watch.phase('Judging and sealing');
    return await seal({ request, store, partial, draft: { ...draft, notes }, environment, work, conducted });
  } catch (error) {
    await environment?.close();
    if (!(error instanceof HeadroomError) || error.code !== 'DISK_FULL') await partial.discard();
    throw watch.interrupted.aborted && isAbort(error)
      ? new HeadroomError('INTERRUPTED', 'Interrupted before any load was made.', 'Nothing was kept.')
      : error;
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

async function drive(given: {
  request: RunRequest;
  partial: PartialRun;
  environment: OpenEnvironment;
  work: Work;
  tools: K6Tools;
  watch: RunWatch;
}): Promise<Conducted> {
  const { request, environment, work, tools, watch } = given;
  watch.interrupted.throwIfAborted();
  watch.phase(`Load begins: ${work.description}`);
  const plan = k6Plan({ request, environment, work: work.k6, binary: tools.k6, browser: tools.browser, runFolder: given.partial.folder });
  const aborting = work.targets.filter(({ abort }) => abort);
  const run = await k6Driver.start(plan);
  return await conduct(
    run,
    {
      steps: work.steps,
      durationS: work.durationS,
      broken: (fold) => liveTargets(fold.measurement(), aborting).find(({ broken }) => broken)?.target.text ?? null,
    },
    watch,
  );
}

async function draftOf(
  request: RunRequest,
  id: string,
  startedAt: Date,
  environment: OpenEnvironment,
  work: Work,
  tools: K6Tools,
): Promise<RunDraft> {
  const { subject } = request;
  return {
    schemaVersion: 1,
    id,
    scenario: subject.name,
    environment: request.environmentName,
    kind: subject.kind,
    startedAt: startedAt.toISOString(),
    steps: [...work.steps],
    provenance: {
      git: await readGit(request.folder),
      headroom: version,
      driver: { kind: 'k6', version: tools.version, recording: tools.k6.kind, source: tools.source },
      scenarioHash: subject.hash,
      generator: thisMachine(),
      target: environment.fingerprint === null ? null : { ...environment.fingerprint },
      coLocated: environment.coLocated,
      targetRestarted: environment.started,
      seed: subject.kind === 'scenario' ? subject.scenario.seed : 0,
      command: request.mask(request.command),
    },
    workCounters: [],
    probes: [],
    notes: [...work.notes],
    targets: [...work.targets],
  };
}

async function seal(given: {
  request: RunRequest;
  store: Store;
  partial: PartialRun;
  draft: RunDraft;
  environment: OpenEnvironment;
  work: Work;
  conducted: Conducted;
}): Promise<SealedRun> {
  const { request, store, partial, draft, environment, work, conducted } = given;
  const { fold, result, stopped } = conducted;
  const measurement = fold.measurement();
  const ended = endOf(conducted);
  const assessed = await assess(store, {
    run: {
      ...draft,
      loadStartedAt: measurement.series.length === 0 ? null : new Date(measurement.startedAt).toISOString(),
      endedAt: new Date().toISOString(),
      outcome: ended.outcome,
      endReason: ended.reason,
      recovered: false,
      durationS: measurement.durationS,
      probes: environment.probe.readings(measurement.startedAt),
      k6: { exitCode: result.exitCode, thresholds: result.thresholds === null ? null : { ...result.thresholds } },
      notes: [...draft.notes, ...fold.warnings(), ...result.complaints.slice(0, 5).map(complaintLine)],
    },
    measurement,
    errors: fold.errors(),
    gate: request.gate,
    generatorCpu: conducted.generatorCpu,
    arrival: work.arrival,
    byNameOnly: environment.allowed.byNameOnly,
  });
  const folder = await partial.seal({ ...assessed, measurement, errors: fold.errors() });
  return {
    id: partial.id,
    folder,
    report: assessed.report,
    interrupted: stopped?.interrupted ?? false,
    failure: stopped?.error ?? result.error,
  };
}

const complaintLine = ({ message, count }: { readonly message: string; readonly count: number }) =>
  count > 1 ? `${message} (${count} times)` : message;

/** An end that we asked for is `aborted`, whatever the generator made of it. */
function endOf({ stopped, result, fold }: Conducted): { outcome: Run['outcome']; reason: string | null } {
  if (stopped !== null) return { outcome: 'aborted', reason: stopped.error?.message ?? stopped.reason };
  const reason = fold.end()?.reason ?? null;
  return { outcome: result.outcome, reason: result.reason ?? (reason === 'completed' ? null : reason) };
}
