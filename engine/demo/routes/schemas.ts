import { ORDER_STATUSES } from '../database/schema.ts';

/** JSON schemas that several routes share; the OpenAPI document is made from them. */
const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem with a stable code',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
} as const;

export const bearer = [{ bearerAuth: [] }];

export const orderItemSchema = {
  type: 'object',
  additionalProperties: true,
  properties: {
    id: { type: 'integer' },
    reference: { type: 'string', examples: ['FO-0001234'] },
    status: { type: 'string', enum: [...ORDER_STATUSES] },
    carrier: { type: 'string' },
    carrierName: { type: 'string', description: 'In lists' },
    customer: { type: 'string' },
    origin: { type: 'string' },
    destination: { type: 'string' },
    weightKg: { type: 'integer' },
    priceCents: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
  },
} as const;

/** A paged list of something. */
export function pageSchema(item: object, more: object = { total: { type: 'integer' } }) {
  return {
    type: 'object',
    required: ['items', 'page', 'limit'],
    properties: { items: { type: 'array', items: item }, page: { type: 'integer' }, limit: { type: 'integer' }, ...more },
  };
}

/** The answers a route may give: its own, and problems with the given statuses. */
export function responses(own: Record<number, object>, ...problems: number[]): Record<number, object> {
  return { ...own, ...Object.fromEntries(problems.map((status) => [status, problemSchema])) };
}

/** `page` and `limit` of a list; without projection a page is longer. */
export function pagingSchema(projection: boolean) {
  return {
    page: { type: 'integer', minimum: 1, maximum: 200, default: 1 },
    limit: { type: 'integer', minimum: 1, maximum: projection ? 100 : 200, default: projection ? 50 : 200 },
  } as const;
}
