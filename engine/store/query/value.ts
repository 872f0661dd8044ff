import type { JS, Json } from '@duckdb/node-api';

/** A value of DuckDB as one of JSON: whole numbers beyond 2^53 as texts, times in ISO, bytes in base64. */
export function plainValue(value: JS | undefined): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plainValue);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}

/** A MAP, which DuckDB gives as a list of its entries, as an object. */
export function plainMap(value: JS | undefined): Json {
  if (!Array.isArray(value)) return null;
  return Object.fromEntries(value.flatMap((entry) => (isEntry(entry) ? [[String(plainValue(entry.key)), plainValue(entry.value)]] : [])));
}

function isEntry(value: JS): value is { key: JS; value: JS } {
  return typeof value === 'object' && value !== null && 'key' in value && 'value' in value;
}
