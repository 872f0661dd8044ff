import type { ApiFailure } from '../../model/api/failure.ts';

/** What a person sees who asks for a page and may not have it. */
export function failurePage({ message, hint }: ApiFailure): string {
  const [title, next] = [message, hint].map(escaped);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Headroom</title><h1>${title}</h1><p>${next}</p></html>\n`;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
