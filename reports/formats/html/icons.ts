import { type Markup, markup } from '../../markup.ts';
import type { Chip, Tone } from '../../words/chips.ts';

const shapes: Readonly<Record<Tone, Markup>> = {
  good: markup`<path d="M3 8.5l3.5 3.5L13 4.5"/>`,
  bad: markup`<path d="M4 4l8 8M12 4l-8 8"/>`,
  unsure: markup`<path d="M2 9c2-4 4-4 6-1s4 3 6-1"/>`,
  odd: markup`<path d="M8 3v6M8 12.6v.1"/>`,
  neutral: markup`<path d="M3.5 8h9"/>`,
};

/** Icon and word in a colour; `question` puts before it what is answered. */
export function chipMarkup({ label, word, tone }: Chip, question = false): Markup {
  return markup`<span class="chip ${tone}"><svg viewBox="0 0 16 16" aria-hidden="true">${shapes[tone]}</svg><span>${question && markup`<span class="of">${label}</span> `}${word}</span></span>`;
}

/** The mark of the product: a ceiling, what stands under it, the gap between. */
export const brandMark: Markup = markup`<svg viewBox="0 0 20 20" aria-hidden="true"><path class="ink" d="M1 2h18v2.4H1z"/><path class="fill" d="M3 12h3.6v6H3zM8.2 10h3.6v8H8.2zM13.4 8H17v10h-3.6z"/></svg>`;
