import { plainMarkdown } from './escape.ts';

/** What is below the fold: a title and Markdown. */
export interface Detail {
  readonly title: string;
  readonly body: string;
}

/** GitHub refuses a comment of 65,536 characters or more. */
export const mostCharacters = 65_000;

// Room for the note that says what was left out.
const noteCharacters = 500;

const block = ({ title, body }: Detail): string => `\n\n<details><summary>${plainMarkdown(title)}</summary>\n\n${body}\n\n</details>`;

/** What stands above the fold, then each detail that there is room for in `place`, then a note of those that there was none for. */
export function folded(above: string, details: readonly Detail[], most: number, place = 'a comment'): string {
  let text = above;
  const leftOut: string[] = [];
  for (const detail of details) {
    const more = block(detail);
    if (text.length + more.length > most - noteCharacters) leftOut.push(detail.title.toLowerCase());
    else text += more;
  }
  const note = leftOut.length === 0 ? '' : `\n\nToo long for ${place}, and left out: ${leftOut.join(', ')}.`;
  return `${text}${note}\n`;
}
