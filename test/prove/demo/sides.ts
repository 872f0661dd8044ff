import type { DemoSide } from './doing.ts';

/** The demo as it is. */
export const plain: DemoSide = {};

/** Faults put into one side, by the name that parts and outcomes carry. What they do to the p95 is measured by `demo-reference`. */
export const faultySides = {
  'shift-3': { faults: { slowdown: 0.03 } },
  'shift-5': { faults: { slowdown: 0.05 } },
  'shift-10': { faults: { slowdown: 0.1 } },
  tail: { faults: { tail: { share: 0.1, delayMs: 5 } } },
} as const satisfies Record<string, DemoSide>;
export type Fault = keyof typeof faultySides;
export const faults = Object.keys(faultySides).filter((name): name is Fault => name in faultySides);
