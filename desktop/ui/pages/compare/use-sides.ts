import { useSearchParams } from 'wouter';

export interface Sides {
  readonly base: string;
  readonly head: string;
}

const usual: Sides = { base: 'previous', head: 'latest' };

/** Which two runs are compared: ids, or the words the engine knows, `latest` and `previous`. Both change at once, so that swapping is one step. */
export function useSides(): Sides & { readonly set: (sides: Sides) => void } {
  const [parameters, change] = useSearchParams();
  const set = (sides: Sides) => {
    change((before) => {
      const after = new URLSearchParams(before);
      for (const side of ['base', 'head'] as const) after.set(side, sides[side]);
      return after;
    });
  };
  return { base: parameters.get('base') ?? usual.base, head: parameters.get('head') ?? usual.head, set };
}
