/** A mapping of values to shares 0..1 of an axis, with the values worth marking. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

function niceStep(span: number, most: number): number {
  const raw = span / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw * 0.999) ?? 10;
  return factor * power;
}

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** From zero to a round number at or above `most`, with about `ticks` marks. */
export function fromZero(most: number, ticks = 4): Scale {
  const step = niceStep(most > 0 ? most : 1, ticks);
  const high = Math.ceil((most > 0 ? most : 1) / step - 1e-9) * step;
  return { low: 0, high, at: (value) => clamp(value / high), ticks: multiples(step, 0, high) };
}

/** From a round number at or below `low` to one at or above `high`: for values whose distance from zero says nothing. */
export function around(low: number, high: number, ticks = 4): Scale {
  const spread = high > low ? high - low : Math.abs(high) * 0.1 || 1;
  const step = niceStep(spread, ticks);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.max(from + step, Math.ceil(high / step - 1e-9) * step);
  return { low: from, high: to, at: (value) => clamp((value - from) / (to - from)), ticks: multiples(step, from, to) };
}

/** Symmetric about zero, for changes. */
export function aboutZero(most: number, ticks = 2): Scale {
  const { high } = fromZero(most, ticks);
  const step = niceStep(high, ticks);
  return { low: -high, high, at: (value) => clamp((value + high) / (2 * high)), ticks: multiples(step, -high, high) };
}

/** From `low` to `high`, marks at round multiples of the first step of `steps` that gives at most `ticks` of them. */
export function between(low: number, high: number, steps: readonly number[], ticks = 6): Scale {
  const span = high > low ? high - low : 1;
  const step = steps.find((candidate) => span / candidate <= ticks) ?? niceStep(span, ticks);
  return { low, high: low + span, at: (value) => clamp((value - low) / span), ticks: multiples(step, low, low + span) };
}

/** Logarithmic from `low` to `high`, both above zero; marks at 1, 2 and 5 times powers of ten, thinned to `ticks`. */
export function logarithmic(low: number, high: number, ticks = 6): Scale {
  const from = Math.log10(low);
  const span = Math.max(1e-9, Math.log10(high) - from);
  const exponents = Array.from({ length: Math.ceil(span) + 3 }, (_, index) => Math.floor(from) + index);
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const marks = exponents.flatMap((exponent) => factors.map((factor) => Number((factor * 10 ** exponent).toPrecision(3))));
    const inside = marks.filter((mark) => mark >= low * 0.999 && mark <= high * 1.001);
    if (inside.length <= ticks || factors.length === 1)
      return { low, high, at: (value) => clamp((Math.log10(Math.max(value, Number.MIN_VALUE)) - from) / span), ticks: inside };
  }
  return { low, high, at: () => 0, ticks: [] };
}

/** Steps of a time axis in seconds: from a second to a day. */
export const timeSteps: readonly number[] = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
];
