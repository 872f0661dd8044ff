import { trimmed } from '../words/digits.ts';
import type { Panel } from './panel.ts';
import { fromZero } from './scale.ts';

/** The values there are. */
export function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

/** A panel of one line from zero, filled below. */
export function simplePanel(
  title: string,
  className: string,
  values: readonly (number | null)[],
  height: number,
  readout: (value: number | null) => string,
): Panel {
  return {
    title,
    height,
    lines: [{ name: '', className, values }],
    filled: true,
    scale: fromZero(Math.max(0, ...known(values)), 2),
    tick: trimmed,
    readout: (index) => readout(values[index] ?? null),
  };
}
