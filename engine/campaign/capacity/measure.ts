import { type JourneyTaken, journeyTaken } from '../../capacity/plateau/journey.ts';
import { pathOf } from '../../capacity/plateau/little.ts';
import { loadPointOf } from '../../capacity/plateau/point.ts';
import { beginSeconds, besidePlateauS, judgedSeconds } from '../../capacity/search/length.ts';
import { isUseless, levelOf } from '../../capacity/search/level.ts';
import { nextPlateau } from '../../capacity/search/next.ts';
import { nextInLadder } from '../../capacity/search/next-in-ladder.ts';
import { planOf } from '../../capacity/search/plan.ts';
import { usersFor } from '../../capacity/search/reserve.ts';
import { type KnownProbes, lendEnvironment, type OpenEnvironment } from '../../environments/index.ts';
import { judgedSteps } from '../../measure/judged-steps.ts';
import type { CampaignRun } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/target.ts';
import { executeRun } from '../../run/execute.ts';
import { type PlateauLoad, plateauScenario } from '../../run/load/plateau-load.ts';
import type { RunRequest, RunWatch } from '../../run/request.ts';
import type { Store } from '../../store/index.ts';
import type { Budget } from '../gate/budget.ts';
import type { ComposedLadder } from './compose.ts';
import { untilQuiet } from './quiet.ts';
import { latencyLimitMs } from './targets.ts';
import type { CapacityWatch } from './watch.ts';

/** A sealed plateau: what a point of the ladder is made of. */
export interface Plateau {
  readonly run: Run;
  readonly verdicts: readonly Verdict[];
  readonly measurement: Measurement;
}

export interface MeasureOrder {
  readonly campaign: string;
  readonly ladder: ComposedLadder;
  readonly environment: OpenEnvironment;
  readonly probes: KnownProbes;
  readonly budget: Budget;
  /** Sealed plateaus of the campaign that is gone on with. */
  readonly before: readonly Plateau[];
  /** Hears of every plateau as soon as it is sealed. */
  readonly onRun: (run: CampaignRun) => Promise<void>;
}

/** What the plateaus came to. */
export interface Measured {
  readonly points: readonly LoadPoint[];
  /** Why no more were measured. */
  readonly reasons: readonly FactReason[];
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
  /** Who made the load; null without a plateau. */
  readonly driver: Run['provenance']['driver']['kind'] | null;
}

/** A target that was overloaded may take this long to work off what it has. */
const restS = 10;

/** Measures plateau after plateau until the search or the ladder is over, the budget is spent, or somebody interrupts. */
export async function measurePlateaus(order: MeasureOrder, store: Store, watch: CapacityWatch): Promise<Measured> {
  return await new Plateaus(order, store, watch).run();
}

class Plateaus {
  readonly #order: MeasureOrder;
  readonly #store: Store;
  readonly #watch: CapacityWatch;
  readonly #points: LoadPoint[] = [];
  readonly #plan: ReturnType<typeof planOf>;
  #taken: JourneyTaken | null = null;
  #pathMs: number | null = null;
  #driver: Measured['driver'] = null;
  /** Seconds plateaus took, and how many of them there were here. */
  #took = { seconds: 0, plateaus: 0 };

  constructor(order: MeasureOrder, store: Store, watch: CapacityWatch) {
    this.#order = order;
    this.#store = store;
    this.#watch = watch;
    this.#plan = planOf(order.ladder.order);
    for (const plateau of order.before) this.#add(plateau);
  }

  async run(): Promise<Measured> {
    const { interrupted } = this.#watch;
    const { budget } = this.#order;
    for (;;) {
      const next = this.#next();
      if (next.do === 'stop') return this.#end(next.reasons);
      const load = this.#loadOf(next.rate);
      const seconds = (load.begin?.seconds ?? 0) + load.warmUpS + load.loadS + besidePlateauS;
      if (budget.leftS() < seconds) {
        // A search whose ends are close has its answer: to measure them again would have made it surer.
        const spent = { code: 'budget', facts: { budgetS: budget.totalS, spentS: Math.round(budget.spentS()) } };
        return this.#end(next.why === 'confirm' ? [] : [spent]);
      }
      const began = budget.spentS();
      const failure = await this.#measure(load).catch(known);
      this.#took = { seconds: this.#took.seconds + budget.spentS() - began, plateaus: this.#took.plateaus + 1 };
      if (interrupted.aborted) return this.#end([{ code: 'interrupted', facts: { plateaus: this.#points.length } }], null, true);
      if (failure !== null) return this.#end([], failure);
    }
  }

  #next() {
    const { targets, from, upTo, unit, precision, mode, levels } = this.#order.ladder.order;
    if (mode === 'ladder') return nextInLadder(this.#points, levels);
    return nextPlateau({ points: this.#points, targets, limits: { from, upTo, unit }, precision });
  }

  /** Constant load of a level, with users enough, but never more than the environment allows. */
  #loadOf(level: number): PlateauLoad {
    const { order, request, paces } = this.#order.ladder;
    const { plateau, targets, unit } = order;
    const think = plateau.thinkTime;
    const thinkMs =
      think === null ? greatest(Object.values(paces).map((pace) => pace.thinkMs ?? 0)) : (1000 * (think.minS + think.maxS)) / 2;
    const fixed = request.subject.scenario.journeys.reduce((sum, { users }) => sum + (users ?? 0), 0);
    const wanted =
      unit === 'connections' ? level : usersFor({ rate: level, taken: this.#taken, limitMs: latencyLimitMs(targets), thinkMs });
    const users = Math.max(1, Math.min(wanted, request.environment.maxUsers - fixed));
    const { usersPerSecond } = plateau;
    return {
      level,
      users,
      begin: usersPerSecond === null ? null : { usersPerSecond, seconds: beginSeconds(plateau, users) },
      warmUpS: plateau.warmUpS,
      loadS: judgedSeconds(plateau, this.#expectedRequests(level)),
      thinkTime: think,
    };
  }

  #expectedRequests(level: number): number | null {
    if (this.#taken !== null) return level * this.#taken.requests;
    const last = this.#points.findLast((point) => !isUseless(point));
    return last === undefined ? (this.#order.ladder.order.unit === 'journeys' ? level : null) : last.throughput.value;
  }

  async #measure(load: PlateauLoad): Promise<HeadroomError | null> {
    const { campaign, environment, ladder } = this.#order;
    const { request, order } = ladder;
    await untilQuiet(environment, restS, this.#watch.interrupted);
    const subject = { ...request.subject, scenario: plateauScenario(request.subject.scenario, order.unit, load) };
    const targetRestarted = environment.started && this.#points.length === 0;
    const plateauRequest: RunRequest = { ...request, subject, campaign, countWork: false, compare: false, targetRestarted };
    const { report, measurement, failure } = await executeRun(
      plateauRequest,
      this.#store,
      quiet(this.#watch),
      lendEnvironment(environment),
    );
    const point = this.#add({ run: { ...report.run, probes: report.probes }, verdicts: report.verdicts, measurement });
    await this.#order.onRun(campaignRun(point, this.#points));
    this.#tell(point);
    return failure;
  }

  #add({ run, verdicts, measurement }: Plateau): LoadPoint {
    const { ladder, probes } = this.#order;
    const { order, paces } = ladder;
    const point = loadPointOf({
      run,
      measurement,
      verdicts,
      order: this.#points.length,
      replicas: order.replicas,
      connections: order.unit === 'connections',
      paces,
      probes,
      pathMs: this.#pathMs,
    });
    this.#points.push(point);
    this.#driver = run.provenance.driver.kind;
    if (!isUseless(point)) {
      this.#pathMs = least(this.#pathMs, pathOf(point));
      this.#taken = journeyTaken(measurement, judgedSteps(measurement.steps)) ?? this.#taken;
    }
    return point;
  }

  #tell(point: LoadPoint): void {
    const { budget, ladder } = this.#order;
    const done = this.#points.length;
    const planned = Math.max(this.#plan.plateaus, done);
    const each = this.#took.plateaus === 0 ? this.#plan.seconds / this.#plan.plateaus : this.#took.seconds / this.#took.plateaus;
    const reckoned = (planned - done) * each;
    const leftS = ladder.order.mode === 'ladder' ? reckoned : Math.min(reckoned, budget.leftS());
    this.#watch.plateau({ point, done, planned, spentS: budget.spentS(), leftS });
  }

  #end(reasons: readonly FactReason[], failure: HeadroomError | null = null, interrupted = false): Measured {
    return { points: this.#points, reasons, interrupted, failure, driver: this.#driver };
  }
}

/** A plateau on the way down shows the way up again. */
function campaignRun(point: LoadPoint, points: readonly LoadPoint[]): CampaignRun {
  const again = points.some((other) => other !== point && !isUseless(other) && levelOf(other) === levelOf(point));
  const phase = isUseless(point) ? 'invalid' : again ? 'confirmation' : 'detection';
  return { id: point.run ?? '', role: 'plateau', side: null, phase, round: point.order, first: null };
}

/** What stops a ladder is told beside what was measured before; anything else is our bug. */
function known(error: unknown): HeadroomError {
  if (error instanceof HeadroomError) return error;
  throw error;
}

/** A plateau is a line of its own; what goes on within is not shown. */
const quiet = ({ interrupted, killed, within }: CapacityWatch): RunWatch => ({
  phase: () => undefined,
  live: within ?? (() => undefined),
  interrupted,
  ...(killed === undefined ? {} : { killed }),
});

const least = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));

const greatest = (values: readonly number[]) => Math.max(0, ...values);
