import type { OrderRoute } from '../database/operations/routes.ts';

/** How long a lorry takes from one end of its route to the other in the demo. */
const JOURNEY_MS = 30 * 60_000;
const OFFSET_MS = 37_000;

/** Where the lorry of an order is: it drives its route to and fro, each order with a head start of its own. */
export function positionAt(route: OrderRoute, unixMs: number): { lat: number; lon: number } {
  const phase = ((unixMs + route.order * OFFSET_MS) % (2 * JOURNEY_MS)) / JOURNEY_MS;
  const part = phase <= 1 ? phase : 2 - phase;
  return {
    lat: degrees(route.fromLatitude + (route.toLatitude - route.fromLatitude) * part),
    lon: degrees(route.fromLongitude + (route.toLongitude - route.fromLongitude) * part),
  };
}

// Five decimals are about one metre.
function degrees(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
