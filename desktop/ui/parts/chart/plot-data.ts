import type uPlot from 'uplot';
import { bandOf, type Panel } from './panel.ts';

type Column = (number | null)[];

function column(values: ArrayLike<number | null>): Column {
  const result: Column = new Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    result[row] = value === undefined || value === null || Number.isNaN(value) ? null : value;
  }
  return result;
}

/** Columns as uPlot takes them: the clock, every line, then the low and high of each line that has a band. */
export function plotData(panel: Panel, atS: ArrayLike<number>): uPlot.AlignedData {
  const bands = panel.lines.flatMap((line) => {
    const band = bandOf(line, panel);
    return band === null ? [] : [column(band.low), column(band.high)];
  });
  return [column(atS) as number[], ...panel.lines.map(({ values }) => column(values)), ...bands];
}

/** Least and greatest of what is drawn within the stretch in sight, the limits included; from zero where it is asked for. */
export function rangeOf({ fromZero, log, limits = [] }: Panel, least: number | null, greatest: number | null): [number, number] {
  const known = [least, greatest, ...limits.map(({ value }) => value)].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  if (known.length === 0) return [log ? 1 : 0, log ? 10 : 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (log) {
    const floor = 10 ** Math.floor(Math.log10(Math.max(low, 1e-3)));
    return [floor, Math.max(10 ** Math.ceil(Math.log10(Math.max(high, 1e-3))), floor * 10)];
  }
  const base = fromZero === false ? low : Math.min(0, low);
  const room = (high - base) * 0.08;
  return high === base ? [base, base + 1] : [fromZero === false ? base - room : base, high + room];
}
