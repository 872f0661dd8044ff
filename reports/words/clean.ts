/** Longest text of a measured system that is shown; a name may hold anything. */
export const longestText = 400;

const escapeCode = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const controlSequence = `(?:${escapeCode}\\[|${String.fromCharCode(0x9b)})[0-?]*[ -/]*[@-~]`;
const stringSequence = `${escapeCode}[\\]PX^_][^${bell}${escapeCode}]*(?:${bell}|${escapeCode}\\\\)`;
const terminalSequence = new RegExp(`${controlSequence}|${stringSequence}|${escapeCode}[ -/]*[0-Z\\\\^-~]`, 'g');
// Marks that reorder or hide what stands beside them: bidirectional controls, zero widths, tags, byte-order mark, non-characters.
const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Text of a target or a script made fit to be shown on one line: no terminal sequence, no control or direction mark, well-formed, at most `longestText` characters. */
export function cleanText(text: string): string {
  const plain = text
    .slice(0, longestText * 8)
    .toWellFormed()
    .replace(terminalSequence, '')
    .replace(/[\t\n\v\f\r\p{Zl}\p{Zp}]/gu, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ');
  const characters = [...plain];
  return characters.length <= longestText ? plain : `${characters.slice(0, longestText - 1).join('')}…`;
}

function cleanAny(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanAny);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanAny(inner)]));
}

/** A document with every string and key in it cleaned. Each format begins with this, so that no field can be forgotten. */
export function cleanDocument<Document>(document: Document): Document {
  return cleanAny(document) as Document;
}
