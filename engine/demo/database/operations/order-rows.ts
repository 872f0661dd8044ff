import type { Row } from '../connection.ts';

/** A row as JSON shows it: camelCase names, ISO times, degrees, nested history. */
export function orderJson(row: Row): Record<string, unknown> {
  const order: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (column === 'search_text') continue;
    const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (column.endsWith('_at')) order[name] = isoTime(Number(value));
    else if (column.endsWith('itude')) order[name] = Number(value) / 1e6;
    else order[name] = column === 'history' ? JSON.parse(String(value)) : value;
  }
  return order;
}

/** A row of a list as JSON; written out because lists are most of the load. */
export function listItemJson(row: Row): Record<string, unknown> {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    carrier: row.carrier,
    carrierName: row.carrier_name,
    customer: row.customer,
    origin: row.origin,
    destination: row.destination,
    weightKg: row.weight_kg,
    priceCents: row.price_cents,
    createdAt: isoTime(Number(row.created_at)),
  };
}

/** Unix seconds as `2025-06-01T12:00:00Z`. */
export function isoTime(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 19)}Z`;
}

const encoder = new TextEncoder();

/** A JSON body in memory of its own, so that it can be handed to the main thread without a copy. */
export function jsonBody(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}
