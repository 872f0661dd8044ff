import { randomBytes } from 'node:crypto';
import type { SessionUser } from './sessions.ts';

/** Somebody whose password was right and whose one-time code is awaited. */
export type Challenge = { id: string; user: SessionUser; totpSecret: string; endsAtMs: number };

const CHALLENGE_MS = 5 * 60_000;
const MOST_CHALLENGES = 10_000;

/** The open challenges between the password and the one-time code; each works once, for five minutes. */
export class ChallengeStore {
  readonly #now: () => number;
  readonly #open = new Map<string, Challenge>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(user: SessionUser, totpSecret: string): Challenge {
    if (this.#open.size >= MOST_CHALLENGES) {
      const oldest = this.#open.keys().next().value;
      if (oldest !== undefined) this.#open.delete(oldest);
    }
    const challenge = {
      id: randomBytes(18).toString('base64url'),
      user,
      totpSecret,
      endsAtMs: this.#now() + CHALLENGE_MS,
    };
    this.#open.set(challenge.id, challenge);
    return challenge;
  }

  find(id: string): Challenge | undefined {
    const challenge = this.#open.get(id);
    return challenge && challenge.endsAtMs > this.#now() ? challenge : undefined;
  }

  settle(challenge: Challenge): void {
    this.#open.delete(challenge.id);
  }
}
