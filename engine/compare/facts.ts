/** Facts of any depth as dotted keys and texts: `{ switches: { indexes: true } }` gives `switches.indexes: "true"`. */
export function flatFacts(facts: Readonly<Record<string, unknown>>, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, string][] => {
      if (value === null || value === undefined) return [];
      const key = `${prefix}${name}`;
      if (isRecord(value)) return Object.entries(flatFacts(value, `${key}.`));
      return [[key, Array.isArray(value) ? JSON.stringify(value) : String(value)]];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
