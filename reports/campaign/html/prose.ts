import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';

// A longer command must break somewhere.
const longestUnbroken = 40;

/** A sentence in which what stands between backticks is shown as code. */
export function prose(text: string): Markup {
  return markup`${bound(text)
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? markup`<code${part.length <= longestUnbroken && markup` class="nowrap"`}>${part}</code>` : part,
    )}`;
}
