import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { jsonBody } from '../database/operations/order-rows.ts';
import { query, sendCached } from '../http/answer.ts';
import { CACHE_SECONDS } from '../http/cache.ts';
import { SWITCH_NAMES, SWITCHES } from '../switches.ts';
import { pageSchema, responses } from './schemas.ts';

/** Health with one real query behind it, and which switches are on. */
export function healthRoutes(app: FastifyInstance, context: DemoContext): void {
  app.get(
    '/api/health',
    {
      schema: {
        tags: ['operations'],
        summary: 'Whether the application and its database answer',
        response: responses({ 200: { type: 'object', properties: { status: { type: 'string' }, orders: { type: 'integer' } } } }, 503),
      },
    },
    async (request, reply) =>
      sendCached(context, reply, 'health', CACHE_SECONDS.health, async () => {
        const { orders } = await query(context, request, 'checkHealth', null);
        return jsonBody({ status: 'ok', orders });
      }),
  );

  const items = SWITCH_NAMES.map((name) => ({ name, on: context.switches[name], shows: SWITCHES[name].shows }));
  const item = { type: 'object', properties: { name: { type: 'string' }, on: { type: 'boolean' }, shows: { type: 'string' } } };
  app.get(
    '/api/switches',
    {
      schema: {
        tags: ['operations'],
        summary: 'The optimisations of this demo and which are on',
        response: responses({ 200: pageSchema(item) }),
      },
    },
    async () => ({ items, page: 1, limit: items.length, total: items.length }),
  );
}
