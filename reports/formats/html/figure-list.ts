import { type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';
import type { Figure } from '../../words/figures.ts';

/** The numbers of the first screen, each with its interval and what belongs beside it. */
export function figureList(figures: readonly Figure[]): Markup {
  return markup`<dl class="figures">${figures.map(
    ({ label, value, range, beside, tone }) =>
      markup`<div><dt>${label}</dt><dd class="value${tone === 'bad' && ' bad'}">${bound(value)}${range !== '' && markup` <span class="range">${range}</span>`}</dd>${beside.map((line) => markup`<dd class="beside">${bound(line)}</dd>`)}</div>`,
  )}</dl>`;
}
