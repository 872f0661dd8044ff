/** Shorter values would blot out half of every text. */
export const leastSecretLength = 4;

/** Where a value may begin within a group of three bytes, base64 spells it in three ways; a piece shorter than this could be anything. */
const leastPiece = 6;

/** Replaces every one of the values by `***`, as it is and as it looks in URLs, form bodies, JSON and base64. Values shorter than four characters are left. */
export function createMask(values: readonly string[]): (text: string) => string {
  const forms = [...new Set(values.filter((value) => value.length >= leastSecretLength).flatMap(formsOf))];
  return (text) => {
    const found = forms.flatMap((form) => placesOf(text, form));
    return found.length === 0 ? text : blot(text, found);
  };
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const encoded = encodeURIComponent(value.toWellFormed());
  const escaped = JSON.stringify(value).slice(1, -1);
  const exact = [bytes.toString('base64'), bytes.toString('base64url')];
  const within = [0, 1, 2].flatMap((offset) => {
    const piece = base64Piece(bytes, offset);
    return [piece, piece.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const percents = [encoded, encoded.replace(/%[0-9A-F]{2}/g, (percent) => percent.toLowerCase()), encoded.replaceAll('%20', '+')];
  return [value, escaped, ...percents, ...exact, ...within.filter((piece) => piece.length >= leastPiece)];
}

/** The characters of base64 that depend on these bytes alone when `offset` others come before them in their group: as in `user:password` of basic authentication. */
function base64Piece(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const shared = (offset + bytes.length) % 3 === 0 ? 0 : 1;
  return text.slice(offset === 0 ? 0 : offset + 1, text.length - shared);
}

type Place = readonly [from: number, to: number];

function placesOf(text: string, form: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) places.push([at, at + form.length]);
  return places;
}

/** Places may overlap: what one secret shares with the next must not stay behind. */
function blot(text: string, places: readonly Place[]): string {
  let result = '';
  let done = 0;
  for (const [from, to] of [...places].sort((a, b) => a[0] - b[0])) {
    if (from >= done) result += `${text.slice(done, from)}***`;
    done = Math.max(done, to);
  }
  return result + text.slice(done);
}
