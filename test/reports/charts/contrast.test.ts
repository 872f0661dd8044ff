import { describe, expect, it } from 'vitest';
import { themeStyle } from '../../../reports/charts/theme.ts';

type Colours = Readonly<Record<string, string>>;

const variables = (style: string): Colours =>
  Object.fromEntries([...style.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name, colour]) => [name, colour]));
const [lightStyle = '', darkStyle = ''] = themeStyle.split('prefers-color-scheme:dark');
const schemes = { light: variables(lightStyle), dark: variables(darkStyle) };

/** Relative luminance and contrast ratio (WCAG 2.2). */
function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const tones = ['good', 'bad', 'unsure', 'odd', 'neutral'];
const text: readonly (readonly [string, string])[] = [
  ...['paper', 'raised', 'band', 'band-judged', 'column'].map((under) => ['ink', under] as const),
  ...['paper', 'raised', 'band', 'band-judged'].map((under) => ['soft', under] as const),
  ...tones.map((tone) => [`${tone}-ink`, `${tone}-wash`] as const),
  ...tones.map((tone) => [`${tone}-ink`, 'paper'] as const),
  ['accent', 'paper'],
  ['paper', 'p95'],
  ['paper', 'over'],
];
const graphics = ['p50', 'throughput', 'users', 'p90', 'p95', 'p99', 'good', 'bad', 'odd', 'neutral', 'over'];

describe.each(Object.entries(schemes))('%s colours', (_, colours) => {
  const of = (name: string): string => colours[name] ?? '';

  it.each(text)('%s can be read on %s', (above, under) => {
    expect(contrast(of(above), of(under))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphics)('%s can be seen on paper', (name) => {
    expect(contrast(of(name), of('paper'))).toBeGreaterThanOrEqual(3);
  });

  it('percentiles are steps of one hue, each further from the paper', () => {
    const steps = ['p50', 'p90', 'p95', 'p99'].map((name) => contrast(of(name), of('paper')));
    for (const [index, step] of steps.entries()) expect(step).toBeGreaterThan((steps[index - 1] ?? 0) * 1.2);
  });
});

it('light and dark have the same names', () => {
  expect(Object.keys(schemes.dark).sort()).toEqual(Object.keys(schemes.light).sort());
});
