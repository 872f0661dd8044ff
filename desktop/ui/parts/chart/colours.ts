import type { Line } from './panel.ts';

/** After Okabe and Ito, in an order that keeps neighbours apart. The blue is the page's own, which is lighter on dark paper. */
const palette = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#8b949e', '#b8a800'];
const dashes = [[], [6, 3], [2, 3], [10, 3, 2, 3]];

export interface Paint {
  readonly ink: string;
  readonly soft: string;
  readonly hair: string;
  readonly paper: string;
  readonly band: string;
  readonly judged: string;
  readonly ofLine: (line: Line, index: number) => string;
}

/** The page's colours as they are now, for a canvas, which knows no variables. */
export function readPaint(element: Element): Paint {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888';
  return {
    ink: of('ink'),
    soft: of('soft'),
    hair: of('hair'),
    paper: of('paper'),
    band: of('band'),
    judged: of('band-judged'),
    ofLine: ({ style: kind }, index) =>
      kind === 'series'
        ? index % palette.length === 0
          ? of('p90')
          : (palette[index % palette.length] ?? '#888')
        : of(kind === 'errors' ? 'bad' : kind),
  };
}

/** Of more lines than there are pairs of colour and dash, no dash tells which is which, and dashes take long to draw. */
const mostDashed = palette.length * dashes.length;

/** Lines of one colour are told apart by their dashes, `index` of so many `lines`. */
export function dashOf({ style }: Line, index: number, lines: number): number[] {
  return style === 'series' && lines <= mostDashed ? (dashes[Math.floor(index / palette.length) % dashes.length] ?? []) : [];
}
