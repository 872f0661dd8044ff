import path from 'node:path';
import { freePorts, mergeBaseOf, openUp, openWorktree, type StartedSide, type Worktree } from '../../environments/index.ts';
import type { CampaignSide } from '../../model/campaign.ts';
import type { SideName } from '../../model/comparison.ts';
import { HeadroomError } from '../../model/error.ts';
import { readGit } from '../../run/git.ts';
import type { RunRequest, RunWatch } from '../../run/request.ts';
import { atUrl } from './at-url.ts';
import type { Both, RaisedSides } from './raised-sides.ts';
import { composeBlock } from './sides.ts';
import type { GateWanted } from './wanted.ts';

/** A version that starts faster than this is started anew for every block. */
const quickStartS = 5;
const startTimeoutS = 300;

/**
 * The checked-out version against the commit it was made from, each brought up by the same command in its own folder, with a port and a database of its
 * own. Throws USAGE, GIT_UNUSABLE, and what `composeRequests` throws.
 */
export async function broughtUpSides(wanted: GateWanted, ref: string, watch: RunWatch): Promise<RaisedSides> {
  const { up, url } = wanted;
  if (up === undefined || url === undefined)
    throw new HeadroomError(
      'USAGE',
      '--base needs --up and --url: how a version is brought up, and where it then answers.',
      "For example --base origin/main --up 'npm ci && node server.js' --url 'http://$SIDE.localhost:$PORT'",
    );
  const request = await composeBlock(wanted, { ...wanted, switch: undefined });
  watch.phase(`Looking for the commit that ${ref} and this one share`);
  const commit = await mergeBaseOf(request.folder, ref);
  const worktree = await openWorktree(request.folder, commit, path.join(request.folder, '.headroom', 'worktrees'));
  const head = await readGit(request.folder);
  return new BroughtUp({ wanted, up, url, request, worktree, head });
}

interface Versions {
  readonly wanted: GateWanted;
  readonly up: string;
  readonly url: string;
  readonly request: RunRequest;
  readonly worktree: Worktree;
  readonly head: CampaignSide['git'];
}

class BroughtUp implements RaisedSides {
  /** Each gets a port of its own; a URL without it is found in use when the second is started. */
  readonly atOneUrl = false;
  readonly discardsFirst = true;
  readonly #versions: Versions;
  readonly #up = new Map<SideName, StartedSide>();
  readonly #notes: string[] = [];
  /** Seconds the last start of each side took. */
  readonly #startS = new Map<SideName, number>();
  #order: boolean | null = null;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  sides(): Both<CampaignSide> {
    const { request, worktree, head, wanted, url } = this.#versions;
    const restarted = this.#isSlow() ? 'round' : 'block';
    const common = { environment: request.environmentName, url, restarted } as const;
    const base = { commit: worktree.commit, branch: wanted.base ?? null, dirty: false };
    return {
      base: { ...common, name: wanted.base ?? 'base', git: base },
      head: { ...common, name: head?.branch ?? 'this version', git: head },
    };
  }

  /** One after the other, so that the second one's silence before its start shows that it is another than the first. */
  async ready(first: SideName, watch: RunWatch): Promise<Both<RunRequest>> {
    const second: SideName = first === 'base' ? 'head' : 'base';
    await this.readyOne(first, watch);
    await this.readyOne(second, watch);
    return { base: this.#requestOf('base'), head: this.#requestOf('head') };
  }

  async readyOne(side: SideName, watch: RunWatch): Promise<RunRequest> {
    const up = this.#up.get(side);
    if (up !== undefined && up.ended() === null) return this.#requestOf(side);
    const [other] = [...this.#up.entries()].filter(([name]) => name !== side);
    const { up: command, url, wanted, request, worktree } = this.#versions;
    const [port = 0] = await freePorts(1);
    const started = await openUp({
      side,
      command,
      down: wanted.down ?? null,
      url,
      healthPath: null,
      folder: side === 'base' ? worktree.folder : request.folder,
      headFolder: request.folder,
      commit: side === 'base' ? worktree.commit : (this.#versions.head?.commit ?? null),
      dataFolder: path.join(request.folder, '.headroom', 'sides'),
      port,
      beside: other?.[1].url ?? null,
      timeoutS: startTimeoutS,
      env: request.secrets,
      mask: request.mask,
      onProgress: watch.phase,
      signal: watch.interrupted,
    });
    this.#up.set(side, started);
    for (const note of started.notes) if (!this.#notes.includes(note)) this.#notes.push(note);
    this.#startS.set(side, started.startS);
    if (started.startOrder !== null) this.#order = (this.#order ?? true) && started.startOrder;
    return this.#requestOf(side);
  }

  startOrder = (): boolean | null => this.#order;

  async blockEnded(): Promise<void> {
    if (!this.#isSlow()) await this.#down();
  }

  async roundEnded(): Promise<void> {
    await this.#down();
  }

  async close(): Promise<readonly string[]> {
    await this.#down();
    await this.#versions.worktree.close();
    return this.#notes;
  }

  /** An install in the first start is no slow start: the last one counts. */
  #isSlow(): boolean {
    return [...this.#startS.values()].some((startS) => startS > quickStartS);
  }

  async #down(): Promise<void> {
    const notes = await Promise.all([...this.#up.values()].map(async (side) => await side.close()));
    this.#up.clear();
    for (const note of notes.flat()) if (!this.#notes.includes(note)) this.#notes.push(note);
  }

  #requestOf(side: SideName): RunRequest {
    const { request } = this.#versions;
    return { ...atUrl(request, this.#up.get(side)?.url ?? ''), targetRestarted: true };
  }
}
