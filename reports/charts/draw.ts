import { type Child, type Markup, markup } from '../markup.ts';

/** A share of the plot's width as an SVG length. Plots have no view box: they are as wide as their place, and text keeps its size. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

/** A length in pixels, short. */
export function pixels(length: number): string {
  return String(Number(length.toFixed(1)));
}

export type Anchor = 'start' | 'middle' | 'end';

interface Label {
  readonly x: number;
  readonly y: number;
  readonly dx?: number;
  readonly anchor?: Anchor;
  readonly className?: string;
}

/** Text at a share of the width and a height in pixels. */
export function label(text: Child, { x, y, dx = 0, anchor = 'start', className = '' }: Label): Markup {
  return markup`<text x="${percent(x)}" y="${pixels(y)}"${dx === 0 ? '' : markup` dx="${pixels(dx)}"`}${anchor === 'start' ? '' : markup` text-anchor="${anchor}"`}${className === '' ? '' : markup` class="${className}"`}>${text}</text>`;
}

/** A straight line between shares of the width and heights in pixels. */
export function line(className: string, x1: number, y1: number, x2: number, y2: number): Markup {
  return markup`<line class="${className}" x1="${percent(x1)}" y1="${pixels(y1)}" x2="${percent(x2)}" y2="${pixels(y2)}"/>`;
}

/** A rectangle from a share of the width, as wide as a share, between heights in pixels. */
export function box(className: string, x: number, y: number, width: number, height: number): Markup {
  return markup`<rect class="${className}" x="${percent(x)}" y="${pixels(y)}" width="${percent(Math.max(0, width))}" height="${pixels(Math.max(0, height))}"/>`;
}

/** A dot. */
export function dot(className: string, x: number, y: number, radius: number): Markup {
  return markup`<circle class="${className}" cx="${percent(x)}" cy="${pixels(y)}" r="${pixels(radius)}"/>`;
}

export interface Point {
  /** Share of the width. */
  readonly x: number;
  /** Pixels from the top; null leaves a gap. */
  readonly y: number | null;
}

/** Path data over a view box 1,000 wide: broken where there is no value, a dot where one stands alone. */
export function broken(points: readonly Point[]): string {
  let data = '';
  let open = false;
  points.forEach(({ x, y }, index) => {
    if (y === null) {
      open = false;
      return;
    }
    const alone = !open && (points[index + 1]?.y ?? null) === null;
    data += `${open ? 'L' : 'M'}${pixels(x * 1000)} ${pixels(y)}${alone ? 'h0' : ''}`;
    open = true;
  });
  return data;
}

/** What is stretched to the plot's width: lines and areas. Strokes keep their width. */
export function stretched(height: number, children: Child, y = 0): Markup {
  return markup`<svg class="stretched" x="0" y="${pixels(y)}" width="100%" height="${pixels(height)}" viewBox="0 0 1000 ${pixels(height)}" preserveAspectRatio="none">${children}</svg>`;
}

/** Heights at least `gap` apart and within 0..`bottom`, as near to the wished ones as that allows. Order is kept. */
export function apart(wished: readonly number[], gap: number, bottom: number): number[] {
  const order = wished.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  let least = Number.NEGATIVE_INFINITY;
  for (const entry of order) {
    entry.y = Math.max(entry.y, least);
    least = entry.y + gap;
  }
  let most = bottom;
  for (const entry of [...order].reverse()) {
    entry.y = Math.min(entry.y, most);
    most = entry.y - gap;
  }
  const heights = new Map(order.map(({ y, index }) => [index, y]));
  return wished.map((y, index) => heights.get(index) ?? y);
}
