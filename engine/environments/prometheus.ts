/** A name, labels whose quoted values may hold anything, braces too (`uri="/orders/{id}"`), and a value. */
const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?\s+(\S+)/;

/** Sums of every sample by metric name from a Prometheus text page (exposition format 0.0.4). Histogram buckets and unreadable lines are left out. */
export function parsePrometheus(page: string): Record<string, number> {
  const values: Record<string, number> = {};
  for (const line of page.split('\n')) {
    const match = sample.exec(line);
    const name = match?.[1];
    const value = Number(match?.[3]);
    if (name === undefined || name.endsWith('_bucket') || !Number.isFinite(value)) continue;
    values[name] = (values[name] ?? 0) + value;
  }
  return values;
}
