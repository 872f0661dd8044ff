/** Below this many steps of the tail both the series and the continued fraction are exact to the last digits. */
const exact = 1e-16;
const mostTerms = 10_000;

/** Lanczos' approximation with g = 7 and n = 9 (Godfrey's coefficients), 15 digits; for s >= 1. */
function gamma(s: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const x = s - 1;
  const sum = coefficients.reduce((total, coefficient, at) => (at === 0 ? coefficient : total + coefficient / (x + at)), 0);
  const base = x + 7.5;
  return Math.sqrt(2 * Math.PI) * base ** (x + 0.5) * Math.exp(-base) * sum;
}

/** Gamma(s, a) e^a a^-s by the continued fraction of Abramowitz and Stegun 6.5.31, evaluated by Lentz's method: for a >= 1. */
function scaledByFraction(s: number, a: number): number {
  let b = a + 1 - s;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let term = 1; term < mostTerms; term++) {
    const numerator = -term * (term - s);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 4 * exact) break;
  }
  return fraction;
}

/** The same from the series of the lower incomplete gamma function, Abramowitz and Stegun 6.5.29: for small a. */
function scaledBySeries(s: number, a: number): number {
  let term = 1 / s;
  let lower = term;
  for (let n = 1; n < mostTerms && term > lower * exact; n++) {
    term *= a / (s + n);
    lower += term;
  }
  return gamma(s) * Math.exp(a) * a ** -s - lower;
}

/**
 * Erlang's loss formula, for fractional servers too: 1/B(c, a) = e^a a^-c Gamma(c + 1, a) (Jagerman, Some properties of the Erlang loss function, BSTJ 53,
 * 1974), taken at the fraction of c and carried up by 1/B(c) = 1 + (c/a) / B(c-1), which loses no digits.
 *
 * @throws RangeError unless both are finite, servers >= 0 and offeredLoad > 0.
 */
export function erlangB(servers: number, offeredLoad: number): number {
  if (!(Number.isFinite(servers) && servers >= 0 && Number.isFinite(offeredLoad) && offeredLoad > 0))
    throw new RangeError(`erlangB(${servers}, ${offeredLoad}): servers must be 0 or more and the load positive`);
  const whole = Math.floor(servers);
  const fraction = servers - whole;
  const scaled = offeredLoad < 2 ? scaledBySeries : scaledByFraction;
  let inverse = fraction === 0 ? 1 : offeredLoad * scaled(fraction + 1, offeredLoad);
  for (let at = 1; at <= whole && inverse < 1e280; at++) inverse = 1 + ((fraction + at) / offeredLoad) * inverse;
  return 1 / inverse;
}
