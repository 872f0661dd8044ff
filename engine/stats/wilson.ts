/** The 97.5 % point of the standard normal distribution. */
export const normal975 = 1.959963984540054;

/**
 * The 95 % score interval of a proportion (Wilson, Journal of the American Statistical Association 22,
 * 1927; without continuity correction). Holds for every n from 1 and for no or only successes.
 *
 * @throws RangeError unless 0 <= successes <= trials and trials > 0.
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials} is not a proportion`);
  }
  const z2 = normal975 ** 2;
  const centre = successes + z2 / 2;
  const half = normal975 * Math.sqrt((successes * (trials - successes)) / trials + z2 / 4);
  return {
    low: successes === 0 ? 0 : (centre - half) / (trials + z2),
    high: successes === trials ? 1 : (centre + half) / (trials + z2),
  };
}
