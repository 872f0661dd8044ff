/** An own field of something that was not checked yet; undefined where there is none. */
export function fieldOf(value: unknown, key: string): unknown {
  const found = fields(value);
  return Object.hasOwn(found, key) ? found[key] : undefined;
}

export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
