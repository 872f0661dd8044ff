/** How well a command's words fit what was typed: the lower the better, null where a letter is missing. Letters must come in order; together and at a word's start they count for more. */
export function misfit(title: string, typed: string): number | null {
  const [words, letters] = [title.toLowerCase(), typed.toLowerCase().replace(/\s+/g, '')];
  let at = -1;
  let cost = words.length / 100;
  for (const letter of letters) {
    const next = words.indexOf(letter, at + 1);
    if (next < 0) return null;
    const startsWord = next === 0 || words[next - 1] === ' ';
    if (next !== at + 1 && !startsWord) cost += 1 + Math.min(next - at, 10) / 10;
    at = next;
  }
  return cost;
}

/** Those that fit, the best first; all as they are where nothing was typed. */
export function fitting<Entry extends { readonly title: string }>(entries: readonly Entry[], typed: string): Entry[] {
  return entries
    .flatMap((entry) => {
      const cost = misfit(entry.title, typed);
      return cost === null ? [] : [{ entry, cost }];
    })
    .sort((one, other) => (typed === '' ? 0 : one.cost - other.cost))
    .map(({ entry }) => entry);
}
