export type Value = string | number | boolean | null | { readonly [name: string]: Value };
export type Functions = Readonly<Record<string, () => boolean>>;

const token = /\s*(?:('(?:[^']|'')*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w.-]*)|(==|!=|&&|\|\||[!()]))/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null) throw new Error(`Not an expression of GitHub: ${text}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

const truthy = (value: Value): boolean => value !== null && value !== '' && value !== false && value !== 0;

/** The value of an expression as GitHub Actions defines it, for as much of the language as our action uses. A name that is not there is null. */
export function evaluate(text: string, contexts: Readonly<Record<string, Value>>, functions: Functions): Value {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (expected: string): boolean => {
    if (tokens[at] !== expected) return false;
    at += 1;
    return true;
  };
  const either = (): Value => {
    let left = both();
    while (take('||')) {
      const right = both();
      left = truthy(left) ? left : right;
    }
    return left;
  };
  const both = (): Value => {
    let left = equality();
    while (take('&&')) {
      const right = equality();
      left = truthy(left) ? right : left;
    }
    return left;
  };
  const equality = (): Value => {
    const left = primary();
    if (take('==')) return same(left, primary());
    if (take('!=')) return !same(left, primary());
    return left;
  };
  const primary = (): Value => {
    if (take('!')) return !truthy(primary());
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw new Error(`A bracket is left open: ${text}`);
      return inner;
    }
    const word = tokens[at++] ?? '';
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    if (take('(')) {
      const called = functions[word];
      if (called === undefined || !take(')')) throw new Error(`No function ${word} here: ${text}`);
      return called();
    }
    return lookUp(word, contexts);
  };
  const value = either();
  if (at !== tokens.length) throw new Error(`Not an expression of GitHub: ${text}`);
  return value;
}

// GitHub compares text without regard to case.
const same = (a: Value, b: Value): boolean => String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase();

function lookUp(name: string, contexts: Readonly<Record<string, Value>>): Value {
  let place: Value = contexts;
  for (const key of name.split('.')) place = typeof place === 'object' && place !== null ? (place[key] ?? null) : null;
  return place;
}

/** Text with every `${{ … }}` filled in. */
export function filledIn(text: string, contexts: Readonly<Record<string, Value>>, functions: Functions): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => String(evaluate(inner, contexts, functions) ?? ''));
}

/** Whether a step's `if` holds; one that asks for no status needs success so far. */
export function holds(condition: string | undefined, contexts: Readonly<Record<string, Value>>, functions: Functions): boolean {
  const text = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1');
  const asks = /\b(always|success|failure|cancelled)\(\)/.test(text);
  return truthy(evaluate(asks ? text : `success() && (${text})`, contexts, functions));
}
