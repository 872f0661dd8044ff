import { compareDuet, type DuetInput } from '../../compare/duet/judge.ts';
import { nextInDuet } from '../../compare/duet/next.ts';
import { leastBlocks } from '../../compare/duet/plain.ts';
import { type DuetPlan, planDuet } from '../../compare/duet/plan.ts';
import type { CampaignRun } from '../../model/campaign.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { HeadroomError } from '../../model/error.ts';
import { medianOf } from '../../stats/spread.ts';
import type { Store } from '../../store/index.ts';
import { blockAtOnce, blockInTurn, type MeasuredBlock } from './block.ts';
import type { Budget } from './budget.ts';
import { createOrder } from './order.ts';
import type { RaisedSides } from './raised-sides.ts';
import { brokenSides, type SidesProblem } from './sides-problem.ts';
import type { GateWatch } from './watch.ts';

export interface DuetOrder {
  readonly campaign: string;
  readonly mode: 'duet' | 'alternating';
  readonly targets: RaisedSides;
  readonly rule: Configuration['gate'];
  readonly versionHeader: string | null;
  readonly budget: Budget;
  /** Hears of every run as soon as it is sealed. */
  readonly onRuns: (runs: readonly CampaignRun[]) => Promise<void>;
}

/** What a duet came to. */
export interface DuetResult {
  readonly blocks: readonly MeasuredBlock[];
  readonly plan: DuetPlan | null;
  readonly comparison: Comparison | null;
  /** Why the blocks say nothing about the two versions; null when they do. */
  readonly problem: SidesProblem | null;
  readonly stoppedEarly: boolean;
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
}

/** More blocks in a row that say nothing than this, and the duet ends. */
const mostInvalid = 3;

/** Measures blocks in rounds, looks after each round, confirms what was found, and stops when the rule allows it or the time is up. */
export async function measureDuet(order: DuetOrder, store: Store, watch: GateWatch): Promise<DuetResult> {
  return await new Duet(order, store, watch).run();
}

class Duet {
  readonly #order: DuetOrder;
  readonly #store: Store;
  readonly #watch: GateWatch;
  readonly #first = createOrder();
  readonly #blocks: MeasuredBlock[] = [];
  #plan: DuetPlan | null = null;
  #looks = 0;
  #round = 0;
  #early = false;
  #problem: SidesProblem | null = null;

  constructor(order: DuetOrder, store: Store, watch: GateWatch) {
    this.#order = order;
    this.#store = store;
    this.#watch = watch;
  }

  async run(): Promise<DuetResult> {
    if (this.#order.targets.atOneUrl) this.#problem = { code: 'sides-not-separated', facts: { why: 'same-url' } };
    else await this.#work();
    return this.#result();
  }

  async #work(): Promise<void> {
    this.#watch.phase('Bringing both sides up and counting the work of one user');
    await this.#measure(this.#order.targets.discardsFirst ? 'discarded' : 'detection');
    if (!this.#ended() && !this.#workMoved()) await this.#detect();
  }

  #result(): DuetResult {
    const last = this.#blocks.at(-1);
    const comparison = this.#problem === null && this.#blocks.length > 0 ? compareDuet(this.#input()) : null;
    return {
      blocks: this.#blocks,
      plan: this.#plan,
      comparison,
      problem: this.#problem,
      stoppedEarly: this.#early,
      interrupted: last?.interrupted ?? false,
      failure: last?.failure ?? null,
    };
  }

  /** Rounds of detection, a look after each, and the confirmation of what a look found. */
  async #detect(): Promise<void> {
    const plan = planDuet(this.#order.budget.leftS(), this.#blockS());
    this.#plan = plan;
    const perRound = Math.ceil(plan.detection / plan.looks);
    for (;;) {
      while (this.#units('detection') < perRound * (this.#looks + 1) && this.#timeFor(this.#keptFor(plan))) {
        await this.#measure('detection');
        if (this.#ended()) return;
      }
      this.#looks++;
      // A look that the time forced is the last one, and may spend what is left of alpha.
      if (this.#units('detection') < perRound * this.#looks) this.#plan = { ...plan, looks: this.#looks };
      const next = nextInDuet(this.#input());
      await this.#nextRound();
      if (next.do === 'confirm') return await this.#confirm(next.blocks);
      if (next.do === 'stop') {
        this.#early = next.early;
        return;
      }
    }
  }

  async #confirm(blocks: number): Promise<void> {
    this.#watch.phase('A change was found: fresh blocks must show it again');
    this.#early = this.#looks < (this.#plan?.looks ?? 0);
    while (this.#units('confirmation') < blocks && this.#timeFor(0)) {
      await this.#measure('confirmation');
      if (this.#ended()) return;
    }
  }

  async #measure(phase: CampaignRun['phase']): Promise<void> {
    const { campaign, targets, mode, versionHeader } = this.#order;
    const countWork = this.#blocks.length === 0;
    const wanted = { campaign, targets, phase, round: this.#round, first: this.#first(), countWork, versionHeader };
    const block = await (mode === 'duet' ? blockAtOnce : blockInTurn)(wanted, this.#store, this.#watch);
    this.#blocks.push(block);
    await this.#order.onRuns(block.runs);
    this.#problem = brokenSides(this.#blocks);
    const [entry] = block.runs;
    const { budget } = this.#order;
    if (entry)
      this.#watch.unit({
        last: entry,
        done: this.#units('detection') + this.#units('confirmation'),
        planned: this.#plan === null ? 0 : this.#plan.detection + (phase === 'confirmation' ? this.#plan.confirmation : 0),
        spentS: budget.spentS(),
        budgetS: budget.totalS,
        comparison: this.#problem === null ? compareDuet(this.#input()) : null,
      });
  }

  async #nextRound(): Promise<void> {
    this.#round++;
    await this.#order.targets.roundEnded();
  }

  /** Nothing more can come of it: interrupted, failed, not two sides, or block after block that says nothing. */
  #ended(): boolean {
    const last = this.#blocks.at(-1);
    const recent = this.#blocks.slice(-mostInvalid);
    const useless =
      recent.length === mostInvalid && recent.every(({ unit, runs }) => unit === null && runs.some(({ phase }) => phase === 'invalid'));
    return (last?.interrupted ?? false) || (last?.failure ?? null) !== null || this.#problem !== null || useless;
  }

  /** More work is a fact after one pass of one user; no load could take it back. */
  #workMoved(): boolean {
    const moved = compareDuet(this.#input()).changes.some(
      ({ statistic, verdict, primary }) => primary && statistic === 'count' && verdict === 'regressed',
    );
    this.#early ||= moved;
    return moved;
  }

  #units(phase: 'detection' | 'confirmation'): number {
    return this.#blocks.filter(({ unit }) => unit?.phase === phase).length;
  }

  #blockS(): number {
    return medianOf(this.#blocks.map(({ tookS }) => tookS));
  }

  /** Blocks of the time that are kept for confirmation: none before there are as many as say anything at all. */
  #keptFor({ confirmation }: DuetPlan): number {
    return this.#units('detection') < leastBlocks ? 0 : confirmation;
  }

  /** Whether one more block fits, with `kept` blocks after it. */
  #timeFor(kept: number): boolean {
    return this.#order.budget.leftS() > (kept + 1) * this.#blockS();
  }

  /** What was measured so far, for the rule. */
  #input(): DuetInput {
    const { mode, rule } = this.#order;
    const plan = this.#plan ?? { detection: this.#blocks.length, looks: 1 };
    const [counted, latest] = [this.#blocks[0], this.#blocks.at(-1)];
    const busy = this.#blocks.flatMap(({ machineBusy }) => machineBusy ?? []);
    return {
      mode,
      blocks: this.#blocks.flatMap(({ unit }) => unit ?? []),
      rule,
      plan,
      looks: Math.max(1, this.#looks),
      counters: counted?.counters ?? null,
      differences: latest?.differences ?? [],
      machineBusy: busy.length === 0 ? null : medianOf(busy),
      coLocated: latest?.coLocated ?? true,
    };
  }
}
