import type { Separation } from '../model/campaign.ts';
import type { SideName } from '../model/comparison.ts';
import { judgeCounts, type SideCounts } from './separation-counts.ts';

/** Why two sides were not shown to be two. */
export type SeparationProblem = 'same-url' | 'same-version' | 'requests-crossed' | 'not-shown';

export interface SideEvidence {
  readonly version: string | null;
  /** Requests that were sent to it, where that is known. */
  readonly sent: number | null;
  /** Its own request counters by name, before and after; null where it has none. */
  readonly counts: SideCounts | null;
}

export interface SeparationEvidence {
  readonly base: SideEvidence;
  readonly head: SideEvidence;
  readonly sameUrl: boolean;
  /** Different names with an address and a port in common: virtual hosts, or one target with two names. */
  readonly sameAddress: boolean;
  /** The second side did not answer before it was started while the first did. */
  readonly startOrder: boolean;
  /** How many requests a target may have been asked beside those sent: our own questions. */
  readonly ownQuestions: number;
}

export interface SeparationFinding {
  readonly separation: Separation;
  /** Null when shown. */
  readonly why: SeparationProblem | null;
  /** Both tell the same version: expected of unchanged code, worth a note where the versions should differ. */
  readonly sameVersion: boolean;
}

/**
 * What the evidence shows. That the load crossed over outweighs everything: two targets are no use when one got it all. Then the strongest of differing
 * versions, the targets' own counts and the order of starting.
 */
export function judgeSeparation(evidence: SeparationEvidence): SeparationFinding {
  const { base, head } = evidence;
  const counts = judgeCounts(base, head, evidence.ownQuestions);
  const sameVersion = base.version !== null && base.version === head.version;
  const differing = base.version !== null && head.version !== null && !sameVersion;
  const side = (name: SideName) => ({
    version: evidence[name].version,
    sent: evidence[name].sent,
    counted: counts.counted?.[name] ?? null,
  });
  const found = (by: Separation['by'], why: SeparationProblem | null): SeparationFinding => ({
    separation: { shown: by !== null, by, base: side('base'), head: side('head') },
    why,
    sameVersion,
  });
  if (evidence.sameUrl) return found(null, 'same-url');
  if (counts.finding === 'crossed') return found(null, 'requests-crossed');
  if (differing) return found('version', null);
  if (counts.finding === 'apart') return found('request-count', null);
  if (evidence.startOrder) return found('start-order', null);
  if (sameVersion) return found(null, 'same-version');
  return found(null, evidence.sameAddress ? 'same-url' : 'not-shown');
}
