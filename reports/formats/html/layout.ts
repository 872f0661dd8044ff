import { type Markup, markup } from '../../markup.ts';
import type { Section } from './section.ts';

/** Where a section is on its page. */
export const anchor = (title: string): string => title.toLowerCase().replace(/[^a-z]+/g, '-');

/** A section with its title as its name. */
export function sectionMarkup({ title, content }: Section): Markup {
  return markup`<section id="${anchor(title)}" aria-labelledby="${anchor(title)}-title"><h2 id="${anchor(title)}-title">${title}</h2>${content}</section>
`;
}

/** Neighbours that need half the width are laid beside each other, two by two. */
export function laidOut(sections: readonly Section[]): Markup[] {
  const laid: Markup[] = [];
  for (let index = 0; index < sections.length; index++) {
    const [here, next] = [sections[index], sections[index + 1]];
    if (here?.half && next?.half) {
      laid.push(markup`<div class="halves">${sectionMarkup(here)}${sectionMarkup(next)}</div>`);
      index++;
    } else if (here) laid.push(sectionMarkup(here));
  }
  return laid;
}
