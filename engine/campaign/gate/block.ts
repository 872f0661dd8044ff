import type { CounterSide } from '../../compare/counters.ts';
import { differences, sideOfRun } from '../../compare/differences.ts';
import { blockSeries, type DuetBlock } from '../../compare/duet/series.ts';
import type { SeparationFinding } from '../../environments/index.ts';
import { pool } from '../../measure/pool.ts';
import { ofSide } from '../../measure/side.ts';
import type { CampaignRun } from '../../model/campaign.ts';
import type { Comparison, SideName } from '../../model/comparison.ts';
import type { HeadroomError } from '../../model/error.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { Run } from '../../model/run.ts';
import { executeBlock } from '../../run/block.ts';
import { otherSide } from '../../run/drivers/pair.ts';
import { executeRun } from '../../run/execute.ts';
import type { Store } from '../../store/index.ts';
import type { Both, RaisedSides } from './raised-sides.ts';
import type { GateWatch } from './watch.ts';

/** What one block says, whether its sides ran at once or in turn. */
export interface MeasuredBlock {
  /** One run, or two in the order they were made. */
  readonly runs: readonly CampaignRun[];
  /** Null when it says nothing: its generator was not healthy, it was cut short, or it was left out by plan. */
  readonly unit: DuetBlock | null;
  readonly counters: Both<CounterSide>;
  readonly differences: Comparison['differences'];
  /** Requests sent and checks made, and those that failed. */
  readonly checks: Both<CheckCounts>;
  readonly separation: SeparationFinding | null;
  readonly machineBusy: number | null;
  readonly coLocated: boolean;
  /** Seconds it took, without the counting of work. */
  readonly tookS: number;
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
}

export interface CheckCounts {
  readonly made: number;
  readonly failed: number;
}

export interface BlockOrder {
  readonly campaign: string;
  readonly targets: RaisedSides;
  readonly phase: CampaignRun['phase'];
  readonly round: number;
  readonly first: SideName;
  readonly countWork: boolean;
  readonly versionHeader: string | null;
}

/** A block whose sides are under load at once: one run. */
export async function blockAtOnce(order: BlockOrder, store: Store, watch: GateWatch): Promise<MeasuredBlock> {
  const { campaign, targets, first, countWork } = order;
  let began = performance.now();
  const requests = await targets.ready(first, quiet(watch));
  // The first start of a version may install what later ones find: it tells nothing about the blocks to come.
  if (order.phase === 'discarded') began = performance.now();
  const block = await executeBlock(
    { ...requests, campaign, first, countWork, startOrder: targets.startOrder(), versionHeader: order.versionHeader },
    store,
    quiet(watch),
  );
  await targets.blockEnded();
  const { run, measurement, separation } = block;
  const valid = isValid(run);
  const entry = runEntry(order, run, valid, { role: 'block', side: null });
  return {
    runs: [entry],
    unit: unitOf(order, entry, { base: ofSide(measurement, 'base'), head: ofSide(measurement, 'head') }),
    counters: {
      base: { workCounters: run.base?.workCounters ?? [], provenance: run.provenance },
      head: { workCounters: run.workCounters, provenance: run.provenance },
    },
    differences: differences(sideOfRun(baseOf(run)), sideOfRun(run)),
    checks: { base: checksOf(ofSide(measurement, 'base')), head: checksOf(ofSide(measurement, 'head')) },
    separation,
    machineBusy: run.machineBusy,
    coLocated: run.provenance.coLocated,
    tookS: (performance.now() - began) / 1000 - block.countedS,
    interrupted: block.interrupted,
    failure: block.failure,
  };
}

/** A block whose sides are under load one after the other: two runs, each with its target alone on the machine. */
export async function blockInTurn(order: BlockOrder, store: Store, watch: GateWatch): Promise<MeasuredBlock> {
  const began = performance.now();
  const done: { side: SideName; run: Run; measurement: Measurement; interrupted: boolean; failure: HeadroomError | null }[] = [];
  for (const side of [order.first, otherSide(order.first)]) {
    const request = await order.targets.readyOne(side, quiet(watch));
    const sealed = await executeRun({ ...request, campaign: order.campaign, countWork: order.countWork }, store, quiet(watch));
    await order.targets.roundEnded();
    const measurement = await store.loadMeasurement(sealed.id);
    done.push({ side, run: sealed.report.run, measurement, interrupted: sealed.interrupted, failure: sealed.failure });
    if (sealed.interrupted || sealed.failure !== null) break;
  }
  const of = (side: SideName) => done.find((each) => each.side === side);
  const [base, head] = [of('base'), of('head')];
  const valid = base !== undefined && head !== undefined && done.every(({ run }) => isValid(run));
  const runs = done.map(({ run, side }) => runEntry(order, run, valid, { role: 'session', side }));
  const [entry] = runs;
  const nothing = { made: 0, failed: 0 };
  const counted = (run: Run | undefined): CounterSide => ({
    workCounters: run?.workCounters ?? [],
    provenance: { seed: run?.provenance.seed ?? 0, targetRestarted: run?.provenance.targetRestarted ?? false },
  });
  const busy = done.flatMap(({ run }) => run.machineBusy ?? []);
  return {
    runs,
    unit: base && head && entry ? unitOf(order, entry, { base: base.measurement, head: head.measurement }) : null,
    counters: { base: counted(base?.run), head: counted(head?.run) },
    differences: base && head ? differences(sideOfRun(base.run), sideOfRun(head.run)) : [],
    checks: { base: base ? checksOf(base.measurement) : nothing, head: head ? checksOf(head.measurement) : nothing },
    separation: null,
    machineBusy: busy.length === 0 ? null : Math.max(...busy),
    coLocated: head?.run.provenance.coLocated ?? true,
    tookS: (performance.now() - began) / 1000,
    interrupted: done.some(({ interrupted }) => interrupted),
    failure: done.find(({ failure }) => failure !== null)?.failure ?? null,
  };
}

const isValid = (run: Run): boolean => run.outcome === 'completed' && run.health.validity !== 'invalid';

function runEntry({ phase, round, first }: BlockOrder, run: Run, valid: boolean, part: Pick<CampaignRun, 'role' | 'side'>): CampaignRun {
  return { id: run.id, ...part, phase: valid ? phase : 'invalid', round, first };
}

function unitOf({ round, first }: BlockOrder, { id, phase }: CampaignRun, sides: Both<Measurement>): DuetBlock | null {
  if (phase !== 'detection' && phase !== 'confirmation') return null;
  return { run: id, base: blockSeries(sides.base, null), head: blockSeries(sides.head, null), round, first, phase };
}

/** The base's half of a block's run. */
function baseOf(run: Run): Run {
  const { base } = run;
  if (base === null) return run;
  return { ...run, environment: base.environment, provenance: { ...run.provenance, target: base.target } };
}

function checksOf(measurement: Measurement): CheckCounts {
  const checks = pool(measurement, { metric: 'checks' });
  const requests = pool(measurement, { metric: 'errorRate' });
  return { made: checks.count + requests.count, failed: checks.count - checks.sum + requests.sum };
}

/** A block's own phases and seconds would drown the gate's. */
const quiet = (watch: GateWatch): GateWatch => ({ ...watch, phase: () => undefined, live: watch.within ?? (() => undefined) });
