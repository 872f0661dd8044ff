import type { Observation } from '../../../measure/observe.ts';
import type { Complaint, Obstacle } from '../driver.ts';

/** What makes the load inside of a generator's process. The frame around it keeps the clock, the recording and the account of its own health. */
export interface Load {
  /** So many connections are wanted from now on. */
  hold(connections: number): void;
  /** Connections there are now. */
  active(): number;
  /** Settles when there is nothing left to do, for a load that ends with its work; others go on for as long as was planned. */
  readonly finished?: Promise<void>;
  /** Another process than this one makes the load, so that how busy this one is says nothing. */
  readonly madeElsewhere?: boolean;
  /** Once a second, at its middle. */
  everySecond?(): void;
  /** Ends all; what is under way is lost. Nothing more is booked once it returns; a good-bye may take a moment longer. */
  end(): void | Promise<void>;
  obstacle(): Obstacle | null;
  complaints(): readonly Complaint[];
}

/** Makes ready; nothing is sent before the first `hold`. Throws a HeadroomError for a plan that cannot be. */
export type PrepareLoad<Plan> = (plan: Plan, record: (observation: Observation) => void) => Load | Promise<Load>;

/** Unix ms, with the digits that a wall clock lacks. */
export const nowMs = (): number => performance.timeOrigin + performance.now();
