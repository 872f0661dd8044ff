import type { Work } from './work.ts';

/** A request that the data forbids (an unknown carrier, say): the client's mistake, told with a code. */
export class Refusal extends Error {
  readonly code: string;
  /** What finding out cost, once the pool has brought it back. */
  work: Work | null = null;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
