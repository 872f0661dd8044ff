/** An AR(1) series driven by a linear congruential generator (Numerical Recipes' constants), which any language can repeat exactly. */
export function autoregressive(rho: number, length: number, seed: number): number[] {
  let state = seed;
  let value = 0;
  return Array.from({ length }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    value = rho * value + state / 2 ** 32 - 0.5;
    return value;
  });
}
