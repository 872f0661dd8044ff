import { damaged } from './damaged.ts';

/** A JSON object whose members are still unknown. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Readers of one member, which throw WINDOWS_DAMAGED naming the member when it is not what a line of that kind has. */
export function fieldsOf(line: Fields, name: string): Fields {
  const value = line[name];
  if (!isFields(value)) throw damaged(`"${name}" is not an object`);
  return value;
}

export function numberOf(line: Fields, name: string): number {
  const value = line[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(`"${name}" is not a number`);
  return value;
}

export function countOf(line: Fields, name: string): number {
  const value = numberOf(line, name);
  if (!Number.isSafeInteger(value) || value < 0) throw damaged(`"${name}" is not a count`);
  return value;
}

export function integerOf(line: Fields, name: string): number {
  const value = numberOf(line, name);
  if (!Number.isSafeInteger(value)) throw damaged(`"${name}" is not a whole number`);
  return value;
}

export function textOf(line: Fields, name: string): string {
  const value = line[name];
  if (typeof value !== 'string') throw damaged(`"${name}" is not a text`);
  return value;
}

export function textsOf(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((entry): entry is string => typeof entry === 'string')) {
    throw damaged(`"${name}" is not a list of texts`);
  }
  return value;
}

/** `{ [name]: value }` when the member is there, else nothing, to be spread into a line. */
export function optional<Name extends string, Value>(
  line: Fields,
  name: Name,
  read: (line: Fields, name: string) => Value,
): { readonly [key in Name]?: Value } {
  return line[name] === undefined ? {} : ({ [name]: read(line, name) } as { readonly [key in Name]: Value });
}
