import type { Report } from '../../../engine/model/report.ts';
import { type Child, type Markup, markup } from '../../markup.ts';
import { bound } from '../../words/bind.ts';

export interface Section {
  readonly title: string;
  readonly content: Markup;
  /** Needs only half the page's width: two such neighbours stand beside each other. */
  readonly half?: boolean;
}

/** Makes a section, or null where the report has nothing for it. */
export type SectionMaker = (report: Report) => Section | null;

/** A paragraph; numbers keep their units. */
export function say(text: string, className = ''): Markup {
  return markup`<p${className !== '' && markup` class="${className}"`}>${bound(text)}</p>`;
}

/** Charts beside each other where there is room; null when there are none. */
export function charts(...drawn: readonly (Markup | null)[]): Child {
  const present = drawn.filter((chart) => chart !== null);
  if (present.length === 0) return null;
  return markup`<div class="${present.length > 1 ? 'pair' : 'single'}">${present}</div>`;
}
