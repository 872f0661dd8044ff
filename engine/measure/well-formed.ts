/** A line that escapes a surrogate, or holds one, may hold half a pair; every other line is well-formed as it stands. */
export const mayBeIllFormed = (json: string): boolean => /\\u[dD][89a-fA-F]/.test(json) || !json.isWellFormed();

/**
 * A JSON value whose texts and names of members are well-formed Unicode: each half of a surrogate pair that stands alone becomes U+FFFD (as
 * String.prototype.toWellFormed has it), since no UTF-8 file or database can hold it.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]));
}
