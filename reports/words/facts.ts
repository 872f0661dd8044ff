export type Facts = Readonly<Record<string, number | string>>;

/** The first of these facts that is a number. */
export function numberFact(facts: Facts, ...names: string[]): number | null {
  for (const name of names) {
    const value = facts[name];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return null;
}

/** The first of these facts that is a text with something in it. */
export function textFact(facts: Facts, ...names: string[]): string | null {
  for (const name of names) {
    const value = facts[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** `sentence` made with the number where it is known, else `otherwise`. */
export function withNumber(value: number | null, sentence: (value: number) => string, otherwise: string): string {
  return value === null ? otherwise : sentence(value);
}

/** First letter large, for a clause that begins a sentence; `p95` stays as it is. */
export function capital(text: string): string {
  if (/^p\d/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
