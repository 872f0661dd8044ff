import type { Estimate } from '../../../engine/model/estimate.ts';
import { type Child, type Markup, markup } from '../../markup.ts';
import { trimmed } from '../../words/digits.ts';
import { dot, label, line, type Point } from '../draw.ts';
import type { Scale } from '../scale.ts';

/** Two axes over a plot that is as wide as its place and `height` pixels high. */
export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
  readonly height: number;
}

/** Pixels from the top at which a value of the upright axis is. */
export function heightAt({ y, height }: Plane, value: number): number {
  return height * (1 - y.at(value));
}

/** A point of a curve as shares of the width and pixels; outside of the plot too, where a curve leaves it. */
export function curveAt({ x, y, height }: Plane, at: number, value: number): Point {
  const share = ({ low, high }: Scale, of: number): number => (of - low) / (high - low);
  return { x: share(x, at), y: height * (1 - share(y, value)) };
}

/** What is stretched to the plot's width and cut off at its edges. */
export function clipped(height: number, children: Child): Markup {
  return markup`<svg class="clipped" x="0" y="0" width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">${children}</svg>`;
}

interface AxisWords {
  /** Name and unit, above the upright axis. */
  readonly yName: string;
  readonly xName: string;
  readonly yTick?: (value: number) => string;
  readonly xTick?: (value: number) => string;
}

/** Both axes with their names and marks, the upright one with faint lines across. */
export function axes(plane: Plane, { yName, xName, yTick = trimmed, xTick = trimmed }: AxisWords): Markup {
  const { x, y, height } = plane;
  return markup`${label(yName, { x: 0, y: -26, dx: -44, className: 'panel-title' })}${y.ticks.map((tick) => [
    line(tick === y.low ? 'axis' : 'grid', 0, heightAt(plane, tick), 1, heightAt(plane, tick)),
    label(yTick(tick), { x: 0, y: heightAt(plane, tick) + 4, dx: -8, anchor: 'end', className: 'soft' }),
  ])}${x.ticks.map((tick) => [
    line('mark', x.at(tick), height, x.at(tick), height + 4),
    label(xTick(tick), { x: x.at(tick), y: height + 18, anchor: 'middle', className: 'soft' }),
  ])}${label(xName, { x: 0.5, y: height + 36, anchor: 'middle', className: 'soft' })}`;
}

/** A measured point with its intervals along both axes. */
export function measuredPoint(plane: Plane, across: Estimate, upright: Estimate, className: string): Markup {
  const [x, y] = [plane.x.at(across.value), heightAt(plane, upright.value)];
  return markup`${across.low !== null && across.high !== null && line(`whisker thin ${className}`, plane.x.at(across.low), y, plane.x.at(across.high), y)}${
    upright.low !== null &&
    upright.high !== null &&
    line(`whisker thin ${className}`, x, heightAt(plane, upright.low), x, heightAt(plane, upright.high))
  }${dot(`point ${className}`, x, y, 4)}`;
}

const laneHeight = 14;

/** A mark at the upper edge for a value above the picture, and the value; of several each in a lane of its own. */
export function abovePicture(x: number, text: string, className: string, lane = 0): Markup {
  return markup`<svg class="key" x="${Number((x * 100).toFixed(2))}%" y="0" width="1" height="1"><path class="arrow ${className}" d="M-5 9L0 1L5 9Z"/></svg>${label(
    text,
    {
      x,
      y: 11 + lane * laneHeight,
      dx: x > 0.5 ? -9 : 9,
      anchor: x > 0.5 ? 'end' : 'start',
      className: 'halo small',
    },
  )}`;
}
