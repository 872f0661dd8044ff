import { sameUrl } from '../../environments/index.ts';
import type { CampaignSide } from '../../model/campaign.ts';
import type { SideName } from '../../model/comparison.ts';
import type { RunRequest, RunWatch } from '../../run/request.ts';
import type { SidePlans } from './sides.ts';

export type Both<Value> = Readonly<Record<SideName, Value>>;

/** What is under load on both sides, and how long one start of it is used. */
export interface RaisedSides {
  /** Says what the sides are; `restarted` is known once they were up. */
  sides(): Both<CampaignSide>;
  /** Both sides were given as one URL. */
  readonly atOneUrl: boolean;
  /** The first block of a round meets caches and pools that are cold on both sides: it is left out. */
  readonly discardsFirst: boolean;
  /** The sides as they are to be loaded now, up and answering. */
  ready(first: SideName, watch: RunWatch): Promise<Both<RunRequest>>;
  /** One side alone, for blocks in turn. */
  readyOne(side: SideName, watch: RunWatch): Promise<RunRequest>;
  /** Head did not answer before it was started while base did; null where nothing was started here. */
  startOrder(): boolean | null;
  blockEnded(): Promise<void>;
  roundEnded(): Promise<void>;
  /** Takes everything down. What went wrong is returned, a line each. */
  close(): Promise<readonly string[]>;
}

/** Sides that an environment starts for every run by itself, or that are there already. */
export function standingSides({ base, head }: SidePlans): RaisedSides {
  const sideOf = (plan: SidePlans['base']): CampaignSide => ({ ...plan.side, restarted: startedBy(plan.request) ? 'block' : 'never' });
  const requests = { base: base.request, head: head.request };
  return {
    sides: () => ({ base: sideOf(base), head: sideOf(head) }),
    atOneUrl: base.side.url !== null && head.side.url !== null && sameUrl(base.side.url, head.side.url),
    discardsFirst: false,
    ready: async () => requests,
    readyOne: async (side) => requests[side],
    startOrder: () => null,
    blockEnded: async () => undefined,
    roundEnded: async () => undefined,
    close: async () => [],
  };
}

const startedBy = ({ environment }: RunRequest): boolean => environment.demo !== undefined || environment.start !== undefined;
