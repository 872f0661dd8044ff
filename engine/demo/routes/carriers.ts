import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { query, sendCached } from '../http/answer.ts';
import { authorize } from '../http/authorize.ts';
import { CACHE_SECONDS } from '../http/cache.ts';
import { bearer, pageSchema, responses } from './schemas.ts';

const KEY = 'carriers';

const carrierSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    name: { type: 'string' },
    country: { type: 'string' },
    colour: { type: 'string' },
    rating: { type: 'number' },
    surchargePercent: { type: 'integer' },
    ordersOnTheRoad: { type: 'integer', description: 'As of when the list was last loaded' },
  },
};

/** Carriers: read from the cache for 15 minutes; a changed surcharge drops them by key and all prices by pattern. */
export function carrierRoutes(app: FastifyInstance, context: DemoContext): void {
  app.get(
    '/api/carriers',
    { schema: { tags: ['carriers'], summary: 'Carriers', response: responses({ 200: pageSchema(carrierSchema) }, 429, 503) } },
    async (request, reply) => sendCached(context, reply, KEY, CACHE_SECONDS.carriers, () => query(context, request, 'listCarriers', null)),
  );

  app.patch<{ Params: { code: string }; Body: { surchargePercent: number } }>(
    '/api/carriers/:code',
    {
      onRequest: authorize(context, 'write'),
      schema: {
        tags: ['carriers'],
        summary: 'Change the surcharge of a carrier',
        security: bearer,
        params: { type: 'object', properties: { code: { type: 'string', maxLength: 12 } } },
        body: {
          type: 'object',
          required: ['surchargePercent'],
          properties: { surchargePercent: { type: 'integer', minimum: 0, maximum: 50 } },
        },
        response: responses({ 204: { type: 'null' } }, 400, 401, 403, 404, 429, 503),
      },
    },
    async (request, reply) => {
      const { surchargePercent } = request.body;
      await query(context, request, 'changeCarrier', { code: request.params.code, surchargePercent });
      context.cache?.invalidate(KEY);
      context.cache?.invalidatePattern('pricing:*');
      return reply.code(204).send();
    },
  );
}
