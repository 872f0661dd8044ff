import { Counter, Rate, Trend } from 'k6/metrics';

// The names are those of the registry in engine/model/metric.ts; `true` marks times in ms.

/** Tag `transaction`. */
export const transactionDuration = new Trend('transaction_duration', true);
export const thinkTime = new Trend('think_time', true);
/** Accounts that have signed in: once per user, however often that user signs in again. */
export const signIns = new Counter('sign_ins');

/** From `Server-Timing` and the work headers; tag `name`. */
export const databaseDuration = new Trend('db_duration', true);
export const databaseQueue = new Trend('db_queue', true);
export const databaseQueries = new Trend('db_queries');
export const databaseRows = new Trend('db_rows');
export const responseBytes = new Trend('response_bytes');

/** Tag `name`. Each connection, subscription and ping is one chance to fail. */
export const webSocketFailed = new Rate('ws_failed');
export const webSocketRoundTrip = new Trend('ws_round_trip', true);
/** From the sender's clock to ours: true only where both are the same or in step. */
export const webSocketDelivery = new Trend('ws_delivery', true);

/** Tag `name`. */
export const pageLoadDuration = new Trend('page_load_duration', true);
export const bundleBytes = new Trend('bundle_bytes');
