import type { Part } from './part.ts';

/** Every part of the proof, in the order in which the page shows them. A new part is added here. */
export const parts: readonly Part[] = [];
