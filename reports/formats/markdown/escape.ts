const joiner = '\u2060';
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;', '|': '&#124;' };

/**
 * Text that stands for itself in GitHub's Markdown, on one line, in a table too: no markup, no HTML, no link, and no mention, reference or
 * address that a later filter would make into one (an invisible joiner breaks those).
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/@|#(?=\w)|\bGH-(?=\d)/g, `$&${joiner}`)
    .replace(/:(?=\/\/)/g, `:${joiner}`)
    .replace(/\b(www)(?=\.)/gi, `$1${joiner}`)
    .replace(/\b(mailto|xmpp)(?=:)/gi, `$1${joiner}`)
    .replace(/[&<>$|]/g, (character) => entities[character] ?? character)
    .replace(/[\\`*_[\]~!]/g, '\\$&')
    .replace(/^\s*(?=[#+=-])/, '\\')
    .replace(/^(\s*\d+)(?=[.)])/, '$1\\');
}

/** A name in the face of code, fit for a table cell. A plain name is a code span; one with a bar, a backslash or a backtick could end a span or a cell, so it is escaped piece by piece. */
export function code(text: string): string {
  return text === '' || /[|\\`]|^ | $/.test(text) ? `<code>${plainMarkdown(text)}</code>` : `\`${text}\``;
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
