/** Remembers what was made of something while its stamp stays the same. What is no longer asked for goes when `keep` is exceeded, the longest unused first. */
export function remembered<Value>(keep: number) {
  const known = new Map<string, { readonly stamp: string; readonly value: Promise<Value> }>();
  return async (key: string, stamp: string, make: () => Promise<Value>): Promise<Value> => {
    const before = known.get(key);
    const entry = before !== undefined && before.stamp === stamp ? before : { stamp, value: make() };
    known.delete(key);
    known.set(key, entry);
    const [oldest] = known.keys();
    if (known.size > keep && oldest !== undefined) known.delete(oldest);
    try {
      return await entry.value;
    } catch (error) {
      // What failed is tried again.
      if (known.get(key) === entry) known.delete(key);
      throw error;
    }
  };
}
