const joiner = '\u2060';
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' };

/**
 * Text that stands for itself in GitHub's Markdown, on one line, in a table too: no markup, no HTML, no link, and no mention, reference or
 * address that a later filter would make into one (an invisible joiner breaks those).
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[&<>$]/g, (character) => entities[character] ?? character)
    .replace(/[\\`*_[\]|~!]/g, '\\$&')
    .replace(/@|#(?=\w)|\bGH-(?=\d)/g, `$&${joiner}`)
    .replace(/:(?=\/\/)/g, `:${joiner}`)
    .replace(/\b(www)(?=\.)/gi, `$1${joiner}`)
    .replace(/\b(mailto|xmpp)(?=:)/gi, `$1${joiner}`);
}

/** A name as a code span, fit for a table cell: nothing in it is read as Markdown. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Backslashes stand for themselves in code, but a table reads `\|` as a bar: other bars that follow a backslash would end the cell.
  const inside = text.replaceAll('|', '\\|');
  const pad = text === '' || /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** Lines as a fenced block. */
export function block(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}

/** A table; cells are Markdown already. */
export function markdownTable(titles: readonly string[], numbers: readonly boolean[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(numbers.map((number) => (number ? '--:' : '---'))), ...rows.map(line)].join('\n');
}
