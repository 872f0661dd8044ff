import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type OpenEnvironment, type SeparationFinding, watchSeparation } from '../environments/index.ts';
import { pool } from '../measure/pool.ts';
import { ofSide } from '../measure/side.ts';
import type { SideName } from '../model/comparison.ts';
import type { PartialRun, RunDraft, Store } from '../store/index.ts';
import { type Conducted, conduct } from './conduct.ts';
import { countBefore } from './counting.ts';
import { draftOf } from './draft.ts';
import { sides, startPair } from './drivers/pair.ts';
import { beforeLoad } from './ending.ts';
import { type BothOpen, openBoth } from './open-both.ts';
import type { RunRequest, RunWatch } from './request.ts';
import { type Sealed, sealMeasured } from './seal-measured.ts';
import type { Session } from './session.ts';
import { makerOf } from './work/makers.ts';
import { type LoadMaker, nothingCounted, withinCeiling } from './work/work.ts';

type Both<Value> = Readonly<Record<SideName, Value>>;

/** A block of a duet: both sides under load in the same moment. */
export interface BlockRequest extends Both<RunRequest> {
  readonly campaign: string;
  readonly first: SideName;
  /** Whether each side's work is counted before its load. */
  readonly countWork: boolean;
  /** Response header that tells a side's version; the usual ones when null. */
  readonly versionHeader: string | null;
  /** The second side did not answer before it was started, while the first did; null where nothing was started here. */
  readonly startOrder: boolean | null;
}

/** A block that has its folder. Its run and report are about the head; series of both sides are in the measurement, told apart by the tag `side`. */
export interface SealedBlock extends Sealed {
  readonly separation: SeparationFinding;
  /** Seconds the counting of work took. */
  readonly countedS: number;
}

/** Runs one block, from nothing to a sealed folder. Throws what `executeRun` throws before there is load. */
export async function executeBlock(request: BlockRequest, store: Store, watch: RunWatch): Promise<SealedBlock> {
  const startedAt = new Date();
  const { head } = request;
  const maker = await makerOf(head);
  const partial = await store.createRun({ scenario: head.subject.name, environment: head.environmentName, startedAt });
  try {
    const open = await openBoth(request, { first: request.first, runId: partial.id, watch });
    try {
      return await measure({ request, store, watch, startedAt, maker, partial, open });
    } finally {
      await open.close();
    }
  } catch (error) {
    await partial.discard();
    throw beforeLoad(error, watch.interrupted);
  }
}

interface Opened {
  readonly request: BlockRequest;
  readonly store: Store;
  readonly watch: RunWatch;
  readonly startedAt: Date;
  readonly maker: LoadMaker;
  readonly partial: PartialRun;
  readonly open: BothOpen;
}

async function measure(opened: Opened): Promise<SealedBlock> {
  const { request, open, maker, partial } = opened;
  const sessionOf = async (side: SideName): Promise<Session> => ({
    ...opened,
    request: request[side],
    environment: open[side],
    work: withinCeiling(await maker.prepare(request[side], open[side]), request[side]),
  });
  const session: Both<Session> = { base: await sessionOf('base'), head: await sessionOf('head') };
  const countingBegan = performance.now();
  const counted = {
    base: request.countWork ? await countBefore(session.base) : nothingCounted,
    head: request.countWork ? await countBefore(session.head) : nothingCounted,
  };
  const countedS = (performance.now() - countingBegan) / 1000;
  const begun = await draftOf(session.head);
  const problems = sides.flatMap((side) => (counted[side].problem === null ? [] : [`${side}: ${counted[side].problem}`]));
  const draft: RunDraft = {
    ...begun,
    campaign: request.campaign,
    workCounters: counted.head.counters,
    base: {
      environment: request.base.environmentName,
      target: open.base.fingerprint === null ? null : { ...open.base.fingerprint },
      workCounters: counted.base.counters,
    },
    notes: [...begun.notes, ...problems],
  };
  await partial.describe(draft);
  const apart = watchSeparation({
    base: watched(open.base, request.base),
    head: watched(open.head, request.head),
    versionHeader: request.versionHeader,
    startOrder: request.startOrder ?? false,
  });
  await apart.before();
  const conducted = await drive(session, request.first);
  const measurement = conducted.fold.measurement();
  const sent = (side: SideName) => pool(ofSide(measurement, side), { metric: 'requests' }).sum;
  const separation = await apart.after({ base: sent('base'), head: sent('head') });
  const closing = await open.close();
  const sealed = await sealMeasured(session.head, {
    draft: { ...draft, notes: [...draft.notes, ...closing] },
    conducted,
    measurement,
    reported: ofSide(measurement, 'head'),
    control: null,
  });
  return { ...sealed, separation, countedS };
}

/** The target's own words count, not those we started it with. */
function watched({ services, metricsUrl, connection, fingerprint }: OpenEnvironment, { environment }: RunRequest) {
  const [url = ''] = Object.values(services);
  return { url, metricsUrl, connection, fingerprint: environment.fingerprint === undefined ? null : fingerprint };
}

async function drive(session: Both<Session>, first: SideName): Promise<Conducted> {
  const { watch, partial, work, maker } = session.head;
  watch.interrupted.throwIfAborted();
  watch.phase(`Load begins on both sides: ${work.description}`);
  for (const side of sides) await mkdir(path.join(partial.folder, side));
  const start = async (side: SideName) => await session[side].work.start(path.join(partial.folder, side));
  const pair = await startPair(start, first);
  const conducted = await conduct(pair, { steps: work.steps, durationS: work.durationS, broken: () => null, driver: maker.driver }, watch);
  await keepLogs(partial, maker.log);
  return conducted;
}

/** One log a run: the base's lines, then the head's. */
async function keepLogs({ folder }: PartialRun, log: string): Promise<void> {
  const logs = await Promise.all(sides.map(async (side) => await readFile(path.join(folder, side, log), 'utf8')));
  await writeFile(path.join(folder, log), logs.join(''));
}
