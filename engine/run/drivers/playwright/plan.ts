import type { PageInteraction, PageProfile } from '../../../model/page.ts';
import type { TemplatingRule } from '../../../model/templating.ts';

/** The visits that a browser is to make: all is text or number, since it crosses into the process that drives the browser. */
export interface PlaywrightPlan {
  /** Chromium's program. */
  readonly executable: string;
  /** With user and password where the service has them. */
  readonly url: string;
  /** In results. */
  readonly name: string;
  readonly visits: number;
  readonly repeat: boolean;
  readonly profiles: readonly PageProfile[];
  readonly interactions: readonly PageInteraction[];
  /** Sent with every request to an allowed host. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names and addresses a request may go to; `*.` stands for any name below. */
  readonly allowedNames: readonly string[];
  /** Whether the target's certificate must be trusted. */
  readonly verify: boolean;
}

/** The same, as its process gets it. */
export interface PlaywrightOrder extends PlaywrightPlan {
  /** A folder of the browser's own, with a short path: its sockets lie in it. Gone with the browser. */
  readonly scratch: string;
  /** Where `pages.json` and pictures are written. */
  readonly folder: string;
  readonly templating: readonly TemplatingRule[];
}

/** One visit of the plan. */
export interface PlannedVisit {
  readonly round: number;
  readonly profile: PageProfile;
  readonly view: 'first' | 'repeat';
}
