/** A small picture that is read in light and in dark, as an image in a Markdown page. Lengths in pixels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
}

const style = `text{font:12px system-ui,sans-serif;fill:#1b1f24}.soft{fill:#57606a}.axis{stroke:#8b949e}.grid{stroke:#dbe0e6}.limit{stroke:#1b1f24;stroke-dasharray:6 3}
.paper{fill:#fff}.first{fill:#0072b2;stroke:#0072b2}.second{fill:#d55e00;stroke:#d55e00}.third{fill:#8b949e;stroke:#8b949e}.line{fill:none;stroke-width:2}.whisker{stroke-width:1.5;fill:none}
@media (prefers-color-scheme:dark){text{fill:#e7eaee}.soft{fill:#a0aab5}.grid{stroke:#313942}.limit{stroke:#e7eaee}.paper{fill:#13161a}.first{fill:#56b4e9;stroke:#56b4e9}.second{fill:#f0782a;stroke:#f0782a}}`;

export function picture({ width, height, title, description }: Canvas, marks: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d"><title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc><style>${style}</style><rect class="paper" width="${width}" height="${height}"/>${marks.join('')}</svg>\n`;
}

export const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const short = (value: number): string => String(Number(value.toFixed(1)));

export const line = (className: string, x1: number, y1: number, x2: number, y2: number): string =>
  `<line class="${className}" x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"/>`;
export const dot = (className: string, x: number, y: number, radius = 4): string =>
  `<circle class="${className}" cx="${short(x)}" cy="${short(y)}" r="${radius}"/>`;
export const box = (className: string, x: number, y: number, width: number, height: number): string =>
  `<rect class="${className}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/>`;
export const words = (text: string, x: number, y: number, { anchor = 'start', className = '' } = {}): string =>
  `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"${className === '' ? '' : ` class="${className}"`}>${escaped(text)}</text>`;
export const path = (className: string, points: readonly { readonly x: number; readonly y: number }[]): string =>
  `<path class="line ${className}" d="${points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')}"/>`;
