import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { query, sendCached } from '../http/answer.ts';
import { authorize } from '../http/authorize.ts';
import { CACHE_SECONDS } from '../http/cache.ts';
import { bearer, pageSchema, responses } from './schemas.ts';

const KEY = 'plans';

const planSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    name: { type: 'string' },
    monthlyCents: { type: 'integer' },
    ordersIncluded: { type: 'integer' },
    features: { type: 'array', items: { type: 'string' } },
    subscribers: { type: 'integer' },
  },
};

/** Plans: read from the cache for an hour; a changed price drops them by key. */
export function planRoutes(app: FastifyInstance, context: DemoContext): void {
  app.get(
    '/api/plans',
    { schema: { tags: ['plans'], summary: 'Plans and their prices', response: responses({ 200: pageSchema(planSchema) }, 429, 503) } },
    async (request, reply) => sendCached(context, reply, KEY, CACHE_SECONDS.plans, () => query(context, request, 'listPlans', null)),
  );

  app.patch<{ Params: { code: string }; Body: { monthlyCents: number } }>(
    '/api/plans/:code',
    {
      onRequest: authorize(context, 'write'),
      schema: {
        tags: ['plans'],
        summary: 'Change the price of a plan',
        security: bearer,
        params: { type: 'object', properties: { code: { type: 'string', maxLength: 20 } } },
        body: {
          type: 'object',
          required: ['monthlyCents'],
          properties: { monthlyCents: { type: 'integer', minimum: 0, maximum: 1_000_000 } },
        },
        response: responses({ 204: { type: 'null' } }, 400, 401, 403, 404, 429, 503),
      },
    },
    async (request, reply) => {
      await query(context, request, 'changePlan', { code: request.params.code, monthlyCents: request.body.monthlyCents });
      context.cache?.invalidate(KEY);
      return reply.code(204).send();
    },
  );
}
