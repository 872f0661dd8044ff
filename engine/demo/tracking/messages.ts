/** What a client may say on a tracking socket. */
export type ClientMessage =
  | { type: 'subscribe'; orders: number[] }
  | { type: 'ping'; id: number; sentAt: number }
  | { type: 'invalid'; reason: string };

/** Orders one connection may follow. */
const MOST_ORDERS = 50;

/** Reads a message of a client; anything that is none comes back as `invalid` with the reason. */
export function readMessage(text: string): ClientMessage {
  const message = parse(text);
  if (message === null) return { type: 'invalid', reason: 'The message is not a JSON object.' };
  const { type, orders, id, sentAt } = message;
  if (type === 'ping' && typeof id === 'number' && typeof sentAt === 'number') return { type, id, sentAt };
  if (type === 'subscribe' && Array.isArray(orders)) {
    const ids = orders.filter((order): order is number => Number.isSafeInteger(order) && order > 0);
    if (ids.length === orders.length && ids.length > 0 && ids.length <= MOST_ORDERS) return { type, orders: ids };
    return { type: 'invalid', reason: `subscribe needs 1 to ${MOST_ORDERS} order ids.` };
  }
  return { type: 'invalid', reason: 'Known messages are subscribe {orders} and ping {id, sentAt}.' };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    // What is not JSON is told to the client as an invalid message.
    return null;
  }
}
