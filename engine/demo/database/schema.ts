/** Part of the name of a seeded file: raise it with every change to the tables or to what is seeded. */
export const SCHEMA_VERSION = 2;

/** The states an order goes through, in that order. */
export const ORDER_STATUSES = ['booked', 'picked_up', 'in_transit', 'customs', 'delayed', 'delivered', 'cancelled'] as const;

/** Money is in cents, times are Unix seconds, coordinates are millionths of a degree: no floating point, so no rounding. */
export const TABLES = `
CREATE TABLE carriers (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, colour TEXT NOT NULL,
  rating_tenths INTEGER NOT NULL, surcharge_percent INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE plans (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, monthly_cents INTEGER NOT NULL,
  orders_included INTEGER NOT NULL, features TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE tariffs (
  carrier TEXT NOT NULL, weight_band INTEGER NOT NULL, distance_band INTEGER NOT NULL,
  base_cents INTEGER NOT NULL, cents_per_km INTEGER NOT NULL, transit_hours INTEGER NOT NULL,
  PRIMARY KEY (weight_band, distance_band, carrier)
) WITHOUT ROWID;
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, plan TEXT NOT NULL,
  password_hash TEXT NOT NULL, totp_secret TEXT NOT NULL
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY, reference TEXT NOT NULL, status TEXT NOT NULL, carrier TEXT NOT NULL,
  customer TEXT NOT NULL, contact TEXT NOT NULL,
  origin TEXT NOT NULL, origin_address TEXT NOT NULL, origin_latitude INTEGER NOT NULL, origin_longitude INTEGER NOT NULL,
  destination TEXT NOT NULL, destination_address TEXT NOT NULL,
  destination_latitude INTEGER NOT NULL, destination_longitude INTEGER NOT NULL,
  goods TEXT NOT NULL, packaging TEXT NOT NULL, weight_kg INTEGER NOT NULL, volume_litres INTEGER NOT NULL,
  distance_km INTEGER NOT NULL, price_cents INTEGER NOT NULL,
  created_at INTEGER NOT NULL, pickup_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
  instructions TEXT NOT NULL, history TEXT NOT NULL, search_text TEXT NOT NULL
);
`;

/** What the switch `indexes` takes away. Every filter with either sort has an index that already is in its order. */
export const ORDER_INDEXES: Readonly<Record<string, string>> = {
  orders_created: 'orders (created_at)',
  orders_status_created: 'orders (status, created_at)',
  orders_carrier_created: 'orders (carrier, created_at)',
  orders_status_carrier_created: 'orders (status, carrier, created_at)',
  orders_price: 'orders (price_cents)',
  orders_status_price: 'orders (status, price_cents)',
  orders_carrier_price: 'orders (carrier, price_cents)',
  orders_status_carrier_price: 'orders (status, carrier, price_cents)',
};

/** Whole-word-beginning search over `orders.search_text`: two- and three-letter beginnings are indexed too. */
export const SEARCH_INDEX = `
CREATE VIRTUAL TABLE order_search USING fts5(
  search_text, content='', columnsize=0, detail=none, prefix='2 3', tokenize='ascii'
);
`;
