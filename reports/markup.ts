const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that stands for itself in HTML, SVG and XML, in content and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** HTML, SVG or XML that was made by `markup`, and may therefore stand in another piece unescaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Child = Markup | string | number | null | false | readonly Child[];

function piece(child: Child): string {
  if (child instanceof Markup) return child.text;
  if (child === null || child === false) return '';
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  return child.map(piece).join('');
}

/** Tag for templates of markup: what is put in is escaped unless it is markup itself; `null` and `false` leave nothing. */
export function markup(parts: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return new Markup(parts.map((part, index) => part + piece(children[index] ?? null)).join(''));
}
