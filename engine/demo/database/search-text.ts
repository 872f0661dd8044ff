/** More words than this add nothing to a search. */
const MOST_WORDS = 5;

/** The words of a text as they are searched: lower case, accents dropped, letters and digits only. */
function searchWords(text: string): string[] {
  const plain = text.normalize('NFD').toLowerCase();
  return plain.replace(/\p{M}/gu, '').match(/[a-z0-9]+/g) ?? [];
}

/** What an order is found by: its words, each with a space before it, so that ` be` finds the beginning of a word. */
export function searchText(parts: readonly string[]): string {
  return parts
    .flatMap(searchWords)
    .map((word) => ` ${word}`)
    .join('');
}

/** The words of a query, without doubles. */
export function queryWords(query: string): string[] {
  return [...new Set(searchWords(query))].slice(0, MOST_WORDS);
}
