import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { query, sendCached } from '../http/answer.ts';
import { CACHE_SECONDS } from '../http/cache.ts';
import { pageSchema, responses } from './schemas.ts';

/** Freight is priced by full tens of kilograms and kilometres, as tariffs do; it also lets quotes be shared. */
const STEP = 10;

const quoteSchema = {
  type: 'object',
  properties: {
    carrier: { type: 'string' },
    priceCents: { type: 'integer' },
    transitHours: { type: 'integer' },
    surchargePercent: { type: 'integer' },
  },
};

/** What every carrier asks for a weight and a distance; kept for half an hour. */
export function pricingRoute(app: FastifyInstance, context: DemoContext): void {
  app.get<{ Querystring: { weight: number; distance: number } }>(
    '/api/pricing',
    {
      schema: {
        tags: ['pricing'],
        summary: 'Quotes of all carriers, cheapest first',
        querystring: {
          type: 'object',
          required: ['weight', 'distance'],
          properties: {
            weight: { type: 'number', exclusiveMinimum: 0, maximum: 24_000, description: 'kg, rounded up to tens' },
            distance: { type: 'number', exclusiveMinimum: 0, maximum: 5_000, description: 'km, rounded up to tens' },
          },
        },
        response: responses(
          { 200: pageSchema(quoteSchema, { weightKg: { type: 'integer' }, distanceKm: { type: 'integer' }, total: { type: 'integer' } }) },
          400,
          429,
          503,
        ),
      },
    },
    async (request, reply) => {
      const weightKg = Math.ceil(request.query.weight / STEP) * STEP;
      const distanceKm = Math.ceil(request.query.distance / STEP) * STEP;
      const key = `pricing:${weightKg}:${distanceKm}`;
      return sendCached(context, reply, key, CACHE_SECONDS.pricing, () => query(context, request, 'quotePrices', { weightKg, distanceKm }));
    },
  );
}
