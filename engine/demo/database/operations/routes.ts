import type { Connection } from '../connection.ts';

/** Where an order travels, in degrees. */
export type OrderRoute = {
  order: number;
  fromLatitude: number;
  fromLongitude: number;
  toLatitude: number;
  toLongitude: number;
};

/** The routes of those of the given orders that exist, by id. */
export function readRoutes(connection: Connection, input: { orders: number[] }): OrderRoute[] {
  const rows = connection.all(
    `SELECT id, origin_latitude, origin_longitude, destination_latitude, destination_longitude
     FROM orders WHERE id IN (${input.orders.map(() => '?').join(', ')}) ORDER BY id`,
    input.orders,
  );
  return rows.map((row) => ({
    order: Number(row.id),
    fromLatitude: Number(row.origin_latitude) / 1e6,
    fromLongitude: Number(row.origin_longitude) / 1e6,
    toLatitude: Number(row.destination_latitude) / 1e6,
    toLongitude: Number(row.destination_longitude) / 1e6,
  }));
}
