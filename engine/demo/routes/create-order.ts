import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import type { CreateOrderInput } from '../database/operations/create-order.ts';
import { query } from '../http/answer.ts';
import { authorize } from '../http/authorize.ts';
import { bearer, responses } from './schemas.ts';

/** Booking an order. */
export function createOrderRoute(app: FastifyInstance, context: DemoContext): void {
  app.post<{ Body: CreateOrderInput }>(
    '/api/orders',
    {
      onRequest: authorize(context, 'write'),
      schema: {
        tags: ['orders'],
        summary: 'Book an order',
        security: bearer,
        body: {
          type: 'object',
          required: ['carrier', 'customer', 'origin', 'destination', 'weightKg'],
          additionalProperties: false,
          properties: {
            carrier: { type: 'string', description: 'Code of a carrier', examples: ['HANSA'] },
            customer: { type: 'string', minLength: 2, maxLength: 80 },
            contact: { type: 'string', format: 'email', default: 'dispatch@demo.example' },
            origin: { type: 'string', description: 'A city, such as Berlin' },
            destination: { type: 'string' },
            goods: { type: 'string', maxLength: 80, default: 'general cargo' },
            weightKg: { type: 'integer', minimum: 1, maximum: 24_000 },
            instructions: { type: 'string', maxLength: 500, default: '' },
          },
        },
        response: responses({ 201: createdSchema }, 400, 401, 403, 422, 429, 503),
      },
    },
    async (request, reply) => {
      const created = await query(context, request, 'createOrder', request.body);
      return reply.code(201).header('location', `/api/orders/${created.id}`).send(created);
    },
  );
}

const createdSchema = {
  type: 'object',
  required: ['id', 'reference', 'status', 'priceCents', 'createdAt'],
  properties: {
    id: { type: 'integer' },
    reference: { type: 'string' },
    status: { type: 'string' },
    priceCents: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
  },
};
