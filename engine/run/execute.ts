import { stat } from 'node:fs/promises';
import { mayShareMachine, type OpenEnvironment, runControlWorkload } from '../environments/index.ts';
import { latenessLimitMs } from '../measure/health.ts';
import type { HeadroomError } from '../model/error.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Report } from '../model/report.ts';
import type { Control } from '../model/run.ts';
import type { PartialRun, RunDraft, Store } from '../store/index.ts';
import { liveTargets } from '../targets/live.ts';
import { type Conducted, conduct } from './conduct.ts';
import { countBefore } from './counting.ts';
import { draftOf } from './draft.ts';
import { beforeLoad, untilDone, withMeasuredRate } from './ending.ts';
import { openOne } from './open-both.ts';
import type { RunRequest, RunWatch } from './request.ts';
import { sealMeasured } from './seal-measured.ts';
import type { Session } from './session.ts';
import { makerOf } from './work/makers.ts';
import { type LoadMaker, nothingCounted, withinCeiling } from './work/work.ts';

/** A run that has its folder. `failure` is what a user must be told beside the report: a script error, a forbidden host, a full disk. */
export interface SealedRun {
  readonly id: string;
  readonly folder: string;
  readonly report: Report;
  readonly measurement: Measurement;
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
}

/**
 * One run, from nothing to a sealed folder: opens the environment, makes the load, follows it, judges, reports, seals. Whatever happens once load was made, what
 * was measured is kept. With an environment that is `lent` none is opened, and no control workload is run: it is one of several runs of a campaign. Throws the
 * HeadroomErrors of everything that can be wrong before the load begins, and leaves no folder then.
 */
export async function executeRun(request: RunRequest, store: Store, watch: RunWatch, lent?: OpenEnvironment): Promise<SealedRun> {
  const startedAt = new Date();
  const maker = await makerOf(request);
  const partial = await store.createRun({ scenario: request.subject.name, environment: request.environmentName, startedAt });
  try {
    return await withEnvironment({ request, store, watch, startedAt, maker, partial, lent });
  } catch (error) {
    if (!(await isMeasured(partial))) await partial.discard();
    throw beforeLoad(error, watch.interrupted);
  }
}

/** Whether load was recorded: then the folder stays, and the next recovery judges and seals what is in it. */
async function isMeasured({ windowsFile }: PartialRun): Promise<boolean> {
  return await stat(windowsFile).then(
    ({ size }) => size > 0,
    () => false,
  );
}

interface Opening {
  readonly request: RunRequest;
  readonly store: Store;
  readonly watch: RunWatch;
  readonly startedAt: Date;
  readonly maker: LoadMaker;
  readonly partial: PartialRun;
  readonly lent: OpenEnvironment | undefined;
}

async function withEnvironment(opening: Opening): Promise<SealedRun> {
  const { request, watch, partial, maker, lent } = opening;
  const beforeMs = lent === undefined && mayShareMachine(request.environment) ? await runControlWorkload() : null;
  const environment = lent ?? (await openOne(request, partial.id, watch));
  try {
    const work = withinCeiling(await maker.prepare(request, environment), request);
    const session: Session = { ...opening, environment, work };
    const { counters, problem } = request.countWork === false ? nothingCounted : await countBefore(session);
    const begun = await draftOf(session);
    const draft = { ...begun, workCounters: counters, notes: problem === null ? begun.notes : [...begun.notes, problem] };
    await partial.describe(draft);
    const conducted = await drive(session);
    const closing = await environment.close();
    if (conducted.fold.header() === null && conducted.result.error !== null) throw conducted.result.error;
    watch.phase('Judging and sealing');
    const afterMs = beforeMs === null || conducted.stopped !== null ? null : await runControlWorkload();
    const control = beforeMs === null || !environment.coLocated ? null : { beforeMs, afterMs };
    return await seal(session, { ...draft, notes: [...draft.notes, ...closing] }, conducted, control);
  } finally {
    await environment.close();
  }
}

async function drive(session: Session): Promise<Conducted> {
  const { work, watch, partial, maker } = session;
  watch.interrupted.throwIfAborted();
  watch.phase(`Load begins: ${work.description}`);
  const aborting = work.targets.filter(({ abort }) => abort);
  const broken: Parameters<typeof conduct>[1]['broken'] = (fold) =>
    liveTargets(fold.measurement(), aborting).find((target) => target.broken)?.target.text ?? null;
  return await conduct(
    await work.start(partial.folder),
    {
      steps: work.steps,
      durationS: work.durationS,
      broken,
      driver: maker.driver,
      targets: work.targets,
      latenessLimitMs: latenessLimit(session),
    },
    watch,
  );
}

/** What the generator's health will be judged by. */
function latenessLimit({ request, environment }: Session): number {
  const { maxLateness } = request.environment;
  return maxLateness === undefined ? latenessLimitMs[environment.coLocated ? 'coLocated' : 'remote'] : maxLateness * 1000;
}

async function seal(session: Session, draft: RunDraft, conducted: Conducted, control: Control | null): Promise<SealedRun> {
  const measured = conducted.fold.measurement();
  const planned = withMeasuredRate(session.work.steps, conducted.result.arrivalRates);
  const steps =
    session.work.endsWithWork === true && conducted.result.outcome === 'completed' ? untilDone(planned, measured.durationS) : planned;
  const measurement = { ...measured, steps };
  const sealed = await sealMeasured(session, { draft: { ...draft, steps }, conducted, measurement, control });
  return { id: sealed.run.id, ...sealed };
}
