import type { Address } from '../generator/address.ts';

/** What autocannon is to send, and where to. */
export interface AutocannonPlan extends Address {
  readonly method: string;
  readonly body: string | null;
  readonly pipelining: number;
  /** Most requests per second, all connections together, at the highest load. */
  readonly rate: number | null;
  readonly timeoutS: number;
}

/** The same, as its process gets it. */
export interface AutocannonOrder extends AutocannonPlan {
  /** Most connections there will be. */
  readonly peak: number;
}
