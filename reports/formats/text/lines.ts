import { type Chip, glyphs } from '../../words/chips.ts';
import { cleanText } from '../../words/clean.ts';
import type { Fact } from '../../words/provenance.ts';
import type { RenderOptions } from '../format.ts';
import { width, wrap } from './columns.ts';
import type { Paint } from './paint.ts';

const gap = '   ';

/** The chips in a line, or one below the other where a line does not hold them. */
export function chipLines(chips: readonly Chip[], columns: number, paint: Paint): string[] {
  const told = chips.map(({ label, word, tone }) => ({ label, tone, what: `${glyphs[tone]} ${word}` }));
  const painted = told.map(({ label, what, tone }) => `${label} ${paint(what, tone)}`);
  return width(told.map(({ label, what }) => `${label} ${what}`).join(gap)) <= columns ? [painted.join(gap)] : painted;
}

/** Names in a margin of so many columns, their texts beside it. */
export function factLines(facts: readonly Fact[], margin: number, columns: number, paint: Paint): string[] {
  return facts.flatMap(([name, value]) =>
    wrap(value, columns - margin).map((line, index) => `${index === 0 ? paint(name.padEnd(margin), 'soft') : ' '.repeat(margin)}${line}`),
  );
}

/** How to repeat it, and where the full report is. */
export function endLines(reproduce: string, { reportPath }: RenderOptions, paint: Paint): string[] {
  return ['', paint('Repeat', 'soft'), `  ${reproduce}`, ...(reportPath === undefined ? [] : ['', `Report  ${cleanText(reportPath)}`])];
}

/** Lines as a text, no two empty ones in a row. */
export function joined(lines: readonly string[]): string {
  return `${lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trimEnd()}\n`;
}
