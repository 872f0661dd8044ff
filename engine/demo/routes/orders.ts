import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { ORDER_SORTS, type OrderSort } from '../database/operations/list-orders.ts';
import { ORDER_STATUSES } from '../database/schema.ts';
import { queryWords } from '../database/search-text.ts';
import { query, sendJson } from '../http/answer.ts';
import { authorize } from '../http/authorize.ts';
import { ProblemError } from '../http/problem.ts';
import { bearer, orderItemSchema, pageSchema, pagingSchema, responses } from './schemas.ts';

type ListQuery = { status?: string; carrier?: string; from?: string; to?: string; sort: OrderSort; page: number; limit: number };
type SearchQuery = { q: string; page: number; limit: number };

/** Reading orders: list with filters, search, one order. Never cached. */
export function orderRoutes(app: FastifyInstance, context: DemoContext): void {
  const paging = pagingSchema(context.switches.projection);
  const onRequest = authorize(context, 'read');

  app.get<{ Querystring: ListQuery }>(
    '/api/orders',
    {
      onRequest,
      schema: {
        tags: ['orders'],
        summary: 'List orders',
        security: bearer,
        querystring: {
          type: 'object',
          properties: {
            status: { type: 'string', enum: [...ORDER_STATUSES] },
            carrier: { type: 'string', pattern: '^[A-Z]{2,12}$', description: 'Code of a carrier' },
            from: { type: 'string', format: 'date', description: 'Created on or after this day' },
            to: { type: 'string', format: 'date', description: 'Created before this day' },
            sort: { type: 'string', enum: [...ORDER_SORTS], default: '-createdAt' },
            ...paging,
          },
        },
        response: responses({ 200: pageSchema(orderItemSchema) }, 400, 401, 429, 503),
      },
    },
    async (request, reply) => {
      const { status = null, carrier = null, from, to, sort, page, limit } = request.query;
      const fromSeconds = unixSeconds(from);
      const toSeconds = unixSeconds(to);
      return sendJson(reply, await query(context, request, 'listOrders', { status, carrier, fromSeconds, toSeconds, sort, page, limit }));
    },
  );

  app.get<{ Querystring: SearchQuery }>(
    '/api/orders/search',
    {
      onRequest,
      schema: {
        tags: ['orders'],
        summary: 'Search orders by the beginnings of words in reference, customer, origin and destination; newest first',
        security: bearer,
        querystring: {
          type: 'object',
          required: ['q'],
          properties: { q: { type: 'string', minLength: 2, maxLength: 80 }, ...paging },
        },
        response: responses({ 200: pageSchema(orderItemSchema) }, 400, 401, 429, 503),
      },
    },
    async (request, reply) => {
      const words = queryWords(request.query.q);
      if (words.length === 0) throw new ProblemError(400, 'search-empty', 'A search needs a letter or a digit.');
      const { page, limit } = request.query;
      return sendJson(reply, await query(context, request, 'searchOrders', { words, page, limit }));
    },
  );

  app.get<{ Params: { id: number } }>(
    '/api/orders/:id',
    {
      onRequest,
      schema: {
        tags: ['orders'],
        summary: 'One order with everything',
        security: bearer,
        params: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } },
        response: responses({ 200: orderItemSchema }, 400, 401, 404, 429, 503),
      },
    },
    async (request, reply) => {
      const body = await query(context, request, 'readOrder', { id: request.params.id });
      if (!body) throw new ProblemError(404, 'order-not-found', `There is no order ${request.params.id}.`);
      return sendJson(reply, body);
    },
  );
}

function unixSeconds(day: string | undefined): number | null {
  return day === undefined ? null : Date.parse(`${day}T00:00:00Z`) / 1000;
}
