import { HeadroomError } from '../model/error.ts';

/** A word, number, operator or unit of a target, and where it stands (0 is the first character). */
export interface Token {
  readonly kind: 'operator' | 'number' | 'word' | 'unit' | 'end';
  readonly text: string;
  readonly at: number;
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['operator', /[<>=!]+|[≤≥]/y],
  ['number', /[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?/iy],
  ['unit', /%|\/[A-Za-z]+|req\/s\b/y],
  ['word', /[A-Za-z_][\w.-]*(?:\([^)]*\))?/y],
];

/** Cuts a target into words. A number may touch its unit: `300ms`. @throws HeadroomError TARGET_SYNTAX at a character that begins none of them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
    const token = tokenAt(text, at);
    if (!token) throw misunderstood(text, { kind: 'word', text: text.charAt(at), at }, 'letters, digits, < > = ! and %');
    tokens.push(token);
    at += token.text.length;
  }
}

function tokenAt(text: string, at: number): Token | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found) return { kind, text: found, at };
  }
  return null;
}

/** The error for a word that cannot stand where it stands. */
export function misunderstood(text: string, { kind, text: word, at }: Token, possible: string): HeadroomError {
  const where = kind === 'end' ? 'something is missing at its end' : `"${word}" (character ${at + 1}) is not understood`;
  return new HeadroomError(
    'TARGET_SYNTAX',
    `Target "${text}": ${where}.`,
    `Possible here: ${possible}. Examples: p95 < 300 ms, errorRate < 1 %.`,
  );
}
