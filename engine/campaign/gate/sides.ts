import type { CampaignSide } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import { composeRequests, type Wanted } from '../../run/compose.ts';
import { blockScenario } from '../../run/load/block-load.ts';
import type { RunRequest } from '../../run/request.ts';
import { atUrl } from './at-url.ts';
import type { GateWanted } from './wanted.ts';

/** One side of a duet, before it is brought up. */
export interface SidePlan {
  readonly side: Omit<CampaignSide, 'restarted'>;
  readonly request: RunRequest;
}

export interface SidePlans {
  readonly base: SidePlan;
  readonly head: SidePlan;
}

/**
 * The two sides that were asked for, other than two commits: environments, switches of the demo, URLs. Null when no other side was named.
 * Throws what `composeRequests` throws, and USAGE where one side is half named.
 */
export async function namedSides(wanted: GateWanted): Promise<SidePlans | null> {
  const { baseEnv, baseSwitch = [], baseSet, baseUrl, url } = wanted;
  const switches = [...baseSwitch, ...(wanted.switch ?? [])];
  if (baseEnv === undefined && baseSet === undefined && baseUrl === undefined && switches.length === 0) return null;
  if (baseUrl !== undefined && url === undefined)
    throw new HeadroomError(
      'USAGE',
      '--base-url needs --url.',
      'Name both sides: --base-url http://main.example --url http://pr-7.example',
    );
  const head = await composeBlock(wanted, { ...wanted });
  const base = await composeBlock(wanted, { ...wanted, env: baseEnv ?? wanted.env, switch: baseSwitch, set: baseSet ?? wanted.set });
  return {
    base: planOf(base, nameOf({ url: baseUrl, given: [...baseSwitch, ...(baseSet ?? [])], request: base }), baseUrl),
    head: planOf(
      head,
      nameOf({ url, given: [...(wanted.switch ?? []), ...(baseSet === undefined ? [] : (wanted.set ?? []))], request: head }),
      url,
    ),
  };
}

function planOf(request: RunRequest, name: string, url: string | undefined): SidePlan {
  return {
    side: { name, environment: request.environmentName, git: null, url: url ?? null },
    request: url === undefined ? request : atUrl(request, url),
  };
}

interface Named {
  readonly url: string | undefined;
  /** What was asked of this side alone. */
  readonly given: readonly string[];
  readonly request: RunRequest;
}

/** What tells a side from the other: its URL, or its environment with what was asked of it alone. */
function nameOf({ url, given, request }: Named): string {
  return url ?? [request.environmentName, ...given].join(', ');
}

/** A run's request cut down to a block of the gate's scenario. Throws USAGE when several scenarios are named. */
export async function composeBlock(wanted: GateWanted, side: Wanted): Promise<RunRequest> {
  const request = await composeOne(wanted, side);
  const { subject, gate } = request;
  if (subject.kind === 'script') return request;
  const scenario = blockScenario(subject.scenario, { warmUpS: gate.block.warmUp, loadS: gate.block.load });
  return { ...request, subject: { ...subject, scenario }, targets: [] };
}

/** The request of a whole session of the gate's scenario. */
export async function composeOne(wanted: GateWanted, side: Wanted = wanted): Promise<RunRequest> {
  const [request, ...others] = await composeRequests({ ...side, gateScenario: true });
  if (request === undefined || others.length > 0)
    throw new HeadroomError(
      'USAGE',
      'A gate loads one scenario.',
      'Name one; make a scenario with several journeys to gate them together.',
    );
  if (request.subject.kind === 'scenario' && request.subject.scenario.socket !== undefined)
    throw new HeadroomError(
      'USAGE',
      `A gate judges requests, and ${request.subject.name} only holds sockets open.`,
      'Gate a scenario of journeys or of one endpoint; `headroom run` compares this one with its baselines.',
    );
  if (request.subject.kind === 'scenario' && request.subject.scenario.page !== undefined)
    throw new HeadroomError(
      'USAGE',
      `A gate judges requests under load, and ${request.subject.name} visits a page one time after the other.`,
      'Run it on both sides and compare the two runs: `headroom compare` shows how the medians moved.',
    );
  const delta = wanted.delta ?? request.gate.delta;
  return { ...request, gate: { ...request.gate, delta } };
}
