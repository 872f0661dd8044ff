import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import type { TrackingHub } from '../tracking/hub.ts';

/** The Prometheus page. */
export function metricsRoute(app: FastifyInstance, context: DemoContext, hub: TrackingHub): void {
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['operations'],
        summary: 'Counters in the Prometheus text format',
        produces: ['text/plain'],
        response: { 200: { type: 'string' } },
      },
    },
    async (_request, reply) => {
      const sources = { ...context, webSocketConnections: () => hub.size };
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(context.metrics.text(sources));
    },
  );
}
