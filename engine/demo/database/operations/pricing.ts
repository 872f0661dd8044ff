import { distanceBand, weightBand } from '../bands.ts';
import type { Connection } from '../connection.ts';
import { ordersByCarrier } from './carriers.ts';
import { jsonBody } from './order-rows.ts';

/** Booked orders that raise a carrier's price by one percent; ten percent at most. */
const BOOKED_ORDERS_A_PERCENT = 250;
const MOST_DEMAND_PERCENT = 10;

/** What each carrier asks for a freight, cheapest first: tariff, surcharge, and what its open bookings add. */
export function quotePrices(connection: Connection, input: { weightKg: number; distanceKm: number }): Uint8Array {
  const booked = ordersByCarrier(connection, 'booked');
  const rows = connection.all(
    `SELECT tariffs.carrier, base_cents, cents_per_km, transit_hours, surcharge_percent
     FROM tariffs JOIN carriers ON carriers.code = tariffs.carrier
     WHERE weight_band = ? AND distance_band = ?`,
    [weightBand(input.weightKg), distanceBand(input.distanceKm)],
  );
  const items = rows.map((row) => {
    const demand = Math.floor((booked.get(String(row.carrier)) ?? 0) / BOOKED_ORDERS_A_PERCENT);
    const percent = 100 + Number(row.surcharge_percent) + Math.min(MOST_DEMAND_PERCENT, demand);
    const tariffCents = Number(row.base_cents) + Number(row.cents_per_km) * input.distanceKm;
    return {
      carrier: String(row.carrier),
      priceCents: Math.round((tariffCents * percent) / 100),
      transitHours: row.transit_hours,
      surchargePercent: percent - 100,
    };
  });
  items.sort((left, right) => left.priceCents - right.priceCents || left.carrier.localeCompare(right.carrier));
  return jsonBody({ ...input, items, page: 1, limit: items.length, total: items.length });
}
