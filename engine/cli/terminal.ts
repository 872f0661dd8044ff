import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Results go to stdout, progress to stderr; colours only where a person looks and did not forbid them. */
export interface Terminal {
  /** Columns for results: 80, up to 120 on a wide terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** stderr is a terminal: progress may be redrawn in place. */
  readonly live: boolean;
  print(text: string): void;
  progress(text: string): void;
  style(style: Style, text: string): string;
}

export function openTerminal(env: NodeJS.ProcessEnv): Terminal {
  const wanted = env.NO_COLOR === undefined && env.TERM !== 'dumb';
  const paint = (stream: NodeJS.WriteStream) => wanted && stream.isTTY === true;
  return {
    width: Math.max(80, Math.min(120, process.stdout.columns ?? 80)),
    colour: paint(process.stdout),
    live: process.stderr.isTTY === true && env.TERM !== 'dumb',
    print: (text) => void process.stdout.write(paint(process.stdout) ? `${text}\n` : `${stripVTControlCharacters(text)}\n`),
    progress: (text) => void process.stderr.write(`${text}\n`),
    style: (style, text) => (paint(process.stdout) ? styleText(style, text, { validateStream: false }) : text),
  };
}
